/** Bundles one browser entry point to a minified classic script; throws with the bundler's message. */
export async function bundleClient(entry: string): Promise<string> {
  const built = await Bun.build({ entrypoints: [entry], target: "browser", format: "iife", minify: true });
  const output = built.outputs[0];
  if (!built.success || !output) throw new Error(`bundle ${entry}: ${built.logs.join("\n")}`);
  return output.text();
}
