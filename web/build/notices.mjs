/** The licence texts of the packages that are bundled: they ask to go where the code goes. */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** One text with the licence of every package that package.json depends on. @param {string} root */
export async function notices(root) {
  const { dependencies } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
  const parts = await Promise.all(Object.keys(dependencies).sort().map(async (name) => {
    const folder = path.join(root, "node_modules", name);
    const { version, license } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
    const text = await readFile(path.join(folder, "LICENSE"), "utf8");
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  }));
  return `This software contains the following packages.\n\n${parts.join("\n---\n\n")}`;
}

/** @param {string} root @param {string[]} folders that hold bundles */
export async function writeNotices(root, folders) {
  const text = await notices(root);
  await Promise.all(folders.map(async (folder) => {
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, "THIRD-PARTY.txt"), text);
  }));
}
