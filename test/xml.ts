import { SaxesParser } from "saxes";

/** An element as a strict reader sees it: names with their prefixes, entities and CDATA resolved. */
export interface Node {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Node[];
  /** The first child of that name. */
  find(name: string): Node | undefined;
  all(name: string): Node[];
}

const makeNode = (name: string, attributes: Record<string, string>): Node => {
  const children: Node[] = [];
  return {
    name,
    attributes,
    text: "",
    children,
    find: (wanted) => children.find((child) => child.name === wanted),
    all: (wanted) => children.filter((child) => child.name === wanted),
  };
};

/** Reads a whole document and returns its root; throws at the first thing that is not well-formed or has an unknown prefix. */
export function parseXml(text: string): Node {
  const parser = new SaxesParser({ xmlns: true });
  const outside = makeNode("", {});
  const open = [outside];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    const attributes = Object.values(tag.attributes).map(({ name, value }) => [name, value] as const);
    const node = makeNode(tag.name, Object.fromEntries(attributes));
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on("closetag", () => void open.pop());
  const add = (more: string) => {
    const node = open.at(-1);
    if (node) node.text += more;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.write(text).close();
  const [root] = outside.children;
  if (!root) throw new Error("no root element");
  return root;
}
