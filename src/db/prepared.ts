import type { Compilable, CompiledQuery } from "kysely";
import type { Db } from "./db.ts";

/**
 * A query that is built and compiled once per database (that costs more than running it) and then runs with
 * other values. `build` gets placeholders in place of its values: it may hand each on to Kysely, in any number
 * of places, but cannot look at it, and cannot spread it over an `in (…)` list.
 */
export function prepare<Values extends readonly unknown[], Row>(
  build: (db: Db, ...values: Values) => Compilable<Row>,
): (db: Db, ...values: Values) => Promise<Row[]> {
  // Transactions of one database share its adapter, so they share its compiled queries.
  const known = new WeakMap<object, Recipe>();
  return async (db, ...values) => {
    const { adapter } = db.getExecutor();
    let recipe = known.get(adapter);
    if (!recipe) known.set(adapter, (recipe = compile(db, build as never, values.length)));
    const { compiled, places } = recipe;
    const parameters = places.map((place) =>
      place.value === undefined ? place.constant : values[place.value],
    );
    const { rows } = await db.executeQuery<Row>({ ...compiled, parameters } as CompiledQuery<Row>);
    return rows;
  };
}

interface Recipe {
  compiled: CompiledQuery;
  /** For each parameter of the statement: the value that it takes, or the constant that the query itself wrote. */
  places: { value: number | undefined; constant: unknown }[];
}

function compile(db: Db, build: (db: Db, ...values: symbol[]) => Compilable<unknown>, count: number): Recipe {
  const placeholders = Array.from({ length: count }, (_, index) => Symbol(`value ${index}`));
  const compiled = build(db, ...placeholders).compile();
  const places = compiled.parameters.map((constant) => {
    const value = placeholders.indexOf(constant as symbol);
    return { value: value < 0 ? undefined : value, constant };
  });
  return { compiled, places };
}
