/** Somebody with a browser that keeps cookies and follows no redirect by itself. */
export interface Visitor {
  get(path: string): Promise<Answer>;
  post(path: string, form: Readonly<Record<string, string>>, origin?: string): Promise<Answer>;
  /** Signs in at the simulated GitHub as this person, by whatever path is asked for. */
  signIn(login: string, path?: string): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly location: string;
}

interface Sent extends Omit<RequestInit, "headers"> {
  readonly headers?: Readonly<Record<string, string>>;
}

export function createVisitor(url: string): Visitor {
  const cookies = new Map<string, string>();
  const ask = async (address: string, { headers = {}, ...init }: Sent = {}): Promise<Answer> => {
    const { origin } = new URL(url);
    const isOwn = new URL(address, url).origin === origin;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(new URL(address, url), {
      redirect: "manual",
      ...init,
      headers: { accept: "text/html", ...(isOwn && { cookie }), ...headers },
    });
    for (const one of isOwn ? response.headers.getSetCookie() : []) {
      const [name = "", value = ""] = (one.split(";")[0] ?? "").split("=");
      if (/max-age=0/i.test(one)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get("location") ?? "";
    return { status: response.status, text: await response.text(), location };
  };
  return {
    get: (path) => ask(path),
    post: (path, form, origin = new URL(url).origin) =>
      ask(path, { method: "POST", body: new URLSearchParams(form), headers: { origin } }),
    async signIn(login, path = "/") {
      const sent = await ask(`/login?${new URLSearchParams({ to: path }).toString()}`);
      const chosen = await ask(`${sent.location}&login=${login}`);
      const back = await ask(chosen.location);
      return ask(back.location === "" ? chosen.location : back.location);
    },
  };
}

/** The token that the forms of a page carry. */
export const formTokenIn = ({ text }: Pick<Answer, "text">): string =>
  /name="token" value="([^"]+)"/.exec(text)?.[1] ?? "";
