// @ts-check
/** The WebAssembly of the engine, from wherever it lies. */

/**
 * Where the WebAssembly comes from: nothing (the file beside this module), an address, the bytes, or a compiled module.
 * @typedef {{ wasm?: string | URL | BufferSource | WebAssembly.Module }} CreateOptions
 */

/**
 * The engine's module, compiled.
 * @param {CreateOptions["wasm"]} source
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) {
    return WebAssembly.compile(/** @type {BufferSource} */ (source));
  }
  const address = new URL(source ?? "./isoline.wasm", import.meta.url);
  if (address.protocol === "file:") {
    // Node's fetch does not read files; the name is computed so that bundlers for pages leave it alone.
    const name = "node:fs/promises";
    const { readFile } = await import(/* @vite-ignore */ name);
    return WebAssembly.compile(await readFile(address));
  }
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The engine could not be loaded: ${address.href} answered ${response.status}.`);
  return WebAssembly.compile(await response.arrayBuffer());
}
