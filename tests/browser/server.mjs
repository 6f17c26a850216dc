/** A static server on a free loopback port that writes down everything it is asked: connections, requests, upgrades. */
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".csv": "text/csv",
};

/**
 * @typedef {{ url: string, origin: string, log: string[], connections: () => number, close: () => Promise<void> }} LoggingServer
 *   log: one line per request, "GET /path", in the order of arrival.
 */

/**
 * @param {((path: string) => Promise<{ type: string, body: string | Buffer } | null>)} answer
 * @returns {Promise<LoggingServer>}
 */
export async function listen(answer) {
  /** @type {string[]} */
  const log = [];
  let connections = 0;
  const server = createServer(async (request, response) => {
    log.push(`${request.method} ${request.url}`);
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const found = await answer(path);
    response.setHeader("access-control-allow-origin", "*");
    response.writeHead(found ? 200 : 404, { "content-type": found?.type ?? "text/plain", "cache-control": "no-store" });
    response.end(found?.body ?? "not found");
  });
  server.on("connection", () => {
    connections += 1;
  });
  server.on("upgrade", (request, socket) => {
    log.push(`UPGRADE ${request.url}`);
    socket.destroy();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The test server has no port.");
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    url: `${origin}/`,
    origin,
    log,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * Serves the files of a folder, and pages given by path.
 * @param {string} folder
 * @param {Record<string, string>} [pages] HTML by path, for pages that are not in the folder
 */
export function serveFolder(folder, pages = {}) {
  return listen(async (path) => {
    if (Object.hasOwn(pages, path)) return { type: TYPES[".html"], body: pages[path] };
    const inside = normalize(path.endsWith("/") ? `${path}index.html` : path);
    if (inside.includes("..")) return null;
    try {
      const body = await readFile(join(folder, inside));
      return { type: TYPES[extname(inside)] ?? "application/octet-stream", body };
    } catch (error) {
      if (error.code === "ENOENT" || error.code === "EISDIR") return null;
      throw error;
    }
  });
}

/** A server that answers everything, so that a request that gets out of the page is seen. */
export function serveAnything() {
  const body = '<!doctype html><title>Elsewhere</title><link rel="icon" href="data:,">';
  return listen(async () => ({ type: TYPES[".html"], body }));
}
