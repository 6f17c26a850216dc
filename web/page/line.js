/** One training worker and the requests that wait for its answers. */

/**
 * @typedef {import("../shared/messages.js").RequestBody} RequestBody
 * @typedef {import("../shared/messages.js").Reply} Reply
 * @typedef {import("../shared/protocol.js").EngineError} EngineError
 * @typedef {import("./client.js").WorkerLike} WorkerLike
 * @typedef {{ kind: string, resolve: (value: any) => void, reject: (error: EngineError) => void }} Waiting
 */

export class Line {
  /** @param {WorkerLike} worker */
  constructor(worker) {
    this.worker = worker;
    /** @type {Map<number, Waiting>} */
    this.waiting = new Map();
    this.lastId = 0;
    /** The worker's run as far as it has said. */
    this.run = 0;
    this.ended = false;
  }

  /**
   * Sends a request. The promise is refused with an EngineError.
   * @param {RequestBody} body
   * @returns {Promise<any>}
   */
  ask(body) {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { kind: body.kind, resolve, reject });
      this.worker.postMessage({ ...body, id }, moved(body));
    });
  }

  /** Gives an answer or a failure to whom it belongs. @param {Extract<Reply, { id: number }>} reply */
  settle(reply) {
    const request = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if (reply.kind === "failure") return request?.reject(reply.error);
    this.run = Math.max(this.run, reply.run);
    request?.resolve(reply.value);
  }

  /** Whether an answer to one of these requests is awaited. @param {Set<string>} kinds */
  awaits(kinds) {
    return [...this.waiting.values()].some((request) => kinds.has(request.kind));
  }

  /** Ends the worker; whoever still waits hears why. @param {EngineError} error */
  end(error) {
    this.ended = true;
    this.worker.terminate();
    const requests = [...this.waiting.values()];
    this.waiting.clear();
    for (const request of requests) request.reject(error);
  }
}

/** What goes over instead of being copied. @param {RequestBody} body @returns {ArrayBuffer[]} */
function moved(body) {
  if ("bytes" in body) return [body.bytes];
  return body.kind === "load-many" ? body.files.map(({ bytes }) => bytes) : [];
}
