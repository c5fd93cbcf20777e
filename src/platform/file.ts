/** A file on disk as a response body that the runtime sends without reading it into memory. */
export const fileBody = (path: string): Blob => Bun.file(path);
