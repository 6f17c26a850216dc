/** One file through one reading worker, which is ended afterwards, or earlier when nobody wants the file any more. */

/**
 * @typedef {import("../shared/messages.js").ReadReply} ReadReply
 * @typedef {import("../shared/messages.js").ReadRequest} ReadRequest
 * @typedef {import("../shared/protocol.js").EngineError} EngineError
 * @typedef {Extract<ReadReply, { kind: "plain" }>} Plain
 * @typedef {import("./client.js").WorkerLike} WorkerLike
 */

/**
 * @param {WorkerLike} worker
 * @param {ReadRequest} request
 * @param {(share: number) => void} progress
 * @returns {{ plain: Promise<Plain>, stop: (error: EngineError) => void }} plain is refused with an EngineError
 */
export function readFile(worker, request, progress) {
  /** @type {(error: EngineError) => void} */
  let stop = () => {};
  const plain = new Promise((/** @type {(plain: Plain) => void} */ resolve, reject) => {
    stop = (error) => {
      worker.terminate();
      reject(error);
    };
    worker.onmessage = ({ data }) => {
      const reply = /** @type {ReadReply} */ (data);
      if (reply.kind === "progress") return progress(reply.share);
      if (reply.kind === "failure") return stop(reply.error);
      worker.terminate();
      resolve(reply);
    };
    worker.onerror = ({ message }) => stop({ kind: "reading-stopped", message: `The file could not be read (${message || "worker error"}).`, row: null, column: null, hint: "Export the table as CSV, with fewer rows if it is large.", choices: [] });
    worker.postMessage(request);
  });
  return { plain, stop };
}
