import { findEdition, updateEdition, type Edition, type RouteContext } from "../editions/editions.ts";
import { editionPath, editionUrl } from "../editions/editions.ts";
import { HTML, packPage, sendPage } from "../http/answer.ts";
import { readForm } from "../http/forms.ts";
import { Refusal } from "../http/errors.ts";
import { issueToken, isToken, setUpNewsroom, takeToken } from "../people/people.ts";
import { setupSchema, type SetupFault } from "../people/schema.ts";
import { words } from "../people/words.ts";
import { isSampleLoaded, removeSample } from "../sample/sample.ts";
import { Icon } from "./icons.tsx";
import { renderDocument } from "./shell.tsx";

/** The one-time page that makes the newsroom its owner's. Private: never cached, never indexed, no referrer. */

type Field = "newsroom" | "email" | "password";

interface Typed {
  token: string;
  newsroom: string;
  email: string;
  removeSample: boolean;
  faults: Partial<Record<Field, SetupFault>>;
}

/** `GET /setup?token=…`: the form, or why the link no longer works. */
export async function showSetup(c: RouteContext): Promise<Response> {
  const token = c.req.query("token") ?? "";
  if (!(await isToken(c.env.app, "setup.token", token)))
    return answer(c, 403, <LinkUsed edition={c.env.edition} />);
  const typed: Typed = { token, newsroom: "", email: "", removeSample: false, faults: {} };
  return answer(
    c,
    200,
    <Form edition={c.env.edition} typed={typed} hasSample={await isSampleLoaded(c.env.app)} />,
  );
}

/** `POST /setup`: sets the newsroom up; what was typed stays in the form when something is wrong. */
export async function sendSetup(c: RouteContext): Promise<Response> {
  const { app, edition } = c.env;
  const form = await readForm(c.req.raw, [editionUrl(app, edition)]);
  const typed: Typed = {
    token: form.get("token") ?? "",
    newsroom: form.get("newsroom") ?? "",
    email: form.get("email") ?? "",
    removeSample: form.get("sample") === "remove",
    faults: {},
  };
  if (!(await isToken(app, "setup.token", typed.token)))
    return answer(c, 403, <LinkUsed edition={edition} />);
  const parsed = setupSchema.safeParse({
    newsroom: typed.newsroom,
    email: typed.email,
    password: form.get("password") ?? "",
  });
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues)
      typed.faults[path[0] as Field] ??= message as SetupFault;
    return answer(c, 422, <Form edition={edition} typed={typed} hasSample={await isSampleLoaded(app)} />);
  }
  await setUpNewsroom(app, typed.token, parsed.data);
  if (typed.removeSample && (await isSampleLoaded(app))) await removeSample(app);
  await updateEdition(app, edition.id, { name: parsed.data.newsroom, tagline: "" });
  return answer(c, 200, <Done edition={edition} sampleToken={await sampleToken(c)} />);
}

/** `POST /setup/sample`: the one click that removes the sample, for who has just set the newsroom up. */
export async function sendSampleRemoval(c: RouteContext): Promise<Response> {
  const { app, edition } = c.env;
  const form = await readForm(c.req.raw, [editionUrl(app, edition)]);
  if (!(await takeToken(app, "sample.token", form.get("token") ?? ""))) throw new Refusal("forbidden");
  if (await isSampleLoaded(app)) await removeSample(app);
  return answer(c, 200, <Done edition={edition} sampleToken={undefined} wasRemoved />);
}

const sampleToken = async (c: RouteContext) =>
  (await isSampleLoaded(c.env.app)) ? issueToken(c.env.app, "sample.token") : undefined;

async function answer(c: RouteContext, status: number, main: unknown): Promise<Response> {
  const { app } = c.env;
  // The newsroom's name may have changed a moment ago.
  const edition = (await findEdition(app, c.env.edition.id)) ?? c.env.edition;
  const title = words[edition.language].setupTitle;
  const text = await renderDocument(app, edition, { title, robots: "noindex" }, String(main));
  return sendPage(
    packPage(app, { text, type: HTML, status, tags: [], headers: { "Referrer-Policy": "no-referrer" } }),
    c.req.raw,
  );
}

function Form({ edition, typed, hasSample }: { edition: Edition; typed: Typed; hasSample: boolean }) {
  const say = words[edition.language];
  const faults = Object.entries(typed.faults) as [Field, SetupFault][];
  return (
    <div class="wrap band">
      <form class="setup stack" method="post" action={`${editionPath(edition)}/setup`} novalidate>
        <h1>{say.setupTitle}</h1>
        <p>{say.setupAbout}</p>
        {faults.length > 0 && (
          <div class="note note--bad" role="alert">
            <Icon name="alert" />
            <div>
              <p>{say.faultsTitle}</p>
              <ul>
                {faults.map(([field, fault]) => (
                  <li>
                    <a href={`#${field}`}>{say.faults[fault]}</a>
                  </li>
                ))}
              </ul>
            </div>
          </div>
        )}
        <input type="hidden" name="token" value={typed.token} />
        <TextField edition={edition} field="newsroom" typed={typed} type="text" autocomplete="organization" />
        <TextField edition={edition} field="email" typed={typed} type="email" autocomplete="username" />
        <TextField
          edition={edition}
          field="password"
          typed={typed}
          type="password"
          autocomplete="new-password"
        />
        {hasSample && (
          <div class="field">
            <label class="setup__check">
              <input
                type="checkbox"
                name="sample"
                value="remove"
                checked={typed.removeSample}
                aria-describedby="sample-hint"
              />{" "}
              {say.removeSample}
            </label>
            <p class="hint" id="sample-hint">
              {say.removeSampleHint}
            </p>
          </div>
        )}
        <div class="btns">
          <button class="btn btn--main" type="submit">
            {say.create}
          </button>
        </div>
      </form>
    </div>
  );
}

interface TextFieldProps {
  edition: Edition;
  field: Field;
  typed: Typed;
  type: "text" | "email" | "password";
  autocomplete: string;
}

function TextField({ edition, field, typed, type, autocomplete }: TextFieldProps) {
  const say = words[edition.language];
  const fault = typed.faults[field];
  const hints = { newsroom: say.newsroomHint, email: say.emailHint, password: say.passwordHint };
  return (
    <div class={fault ? "field field--bad" : "field"}>
      <label for={field}>{say[field]}</label>
      {fault && (
        <p class="error" id={`${field}-error`}>
          {say.faults[fault]}
        </p>
      )}
      <input
        class={type === "text" ? "input" : "input input--latin"}
        id={field}
        name={field}
        type={type}
        value={field === "password" ? "" : typed[field]}
        autocomplete={autocomplete}
        maxlength={field === "newsroom" ? 120 : 254}
        required
        aria-invalid={fault ? "true" : undefined}
        aria-describedby={fault ? `${field}-error ${field}-hint` : `${field}-hint`}
      />
      <p class="hint" id={`${field}-hint`}>
        {hints[field]}
      </p>
    </div>
  );
}

function LinkUsed({ edition }: { edition: Edition }) {
  const say = words[edition.language];
  return (
    <div class="wrap band">
      <div class="void">
        <Icon name="alert" />
        <h1>{say.linkUsed}</h1>
        <p>{say.linkUsedHint}</p>
        <a class="btn btn--main" href={editionPath(edition) || "/"}>
          {say.toSite}
        </a>
      </div>
    </div>
  );
}

interface DoneProps {
  edition: Edition;
  /** Lets the sample be removed with one click, while it stands. */
  sampleToken: string | undefined;
  wasRemoved?: boolean;
}

function Done({ edition, sampleToken: token, wasRemoved = false }: DoneProps) {
  const say = words[edition.language];
  return (
    <div class="wrap band">
      <div class="setup stack">
        <h1>{say.doneTitle}</h1>
        <p>{wasRemoved ? say.sampleGone : say.doneText}</p>
        <p>
          {say.doneNext} <bdi class="setup__command">npx minbar import wxr export.xml</bdi>
        </p>
        {token && (
          <form class="note" method="post" action={`${editionPath(edition)}/setup/sample`}>
            <input type="hidden" name="token" value={token} />
            <p>{say.sampleStands}</p>
            <button class="btn" type="submit">
              {say.sampleRemoveNow}
            </button>
          </form>
        )}
        <p>
          <a class="btn btn--main" href={editionPath(edition) || "/"}>
            {say.toSite}
          </a>
        </p>
      </div>
    </div>
  );
}
