/** The same handler under a name, so that `npm run routes` can say who answers. */
export function named<Handler extends (...arguments_: never[]) => unknown>(
  name: string,
  handler: Handler,
): Handler {
  return Object.defineProperty(handler, "name", { value: name });
}
