/** A file with a secret in a spelling or for a service of its own, to be walked through every way out. */
export interface WrittenSecret {
  readonly path: string;
  readonly content: string;
  /** None of it may stand anywhere behind. */
  readonly secret: string;
}

/** One value for all would let one find cover for another. */
let made = 0;
function value(): string {
  made++;
  return `Zk${(made * 7919).toString(36)}q${made}-9xWv${(made * 104_729).toString(36)}`;
}

type Write = (secret: string) => string;

/** A file for each text, each with its own value. */
export function of(path: string, ...texts: readonly Write[]): readonly WrittenSecret[] {
  return texts.map((write) => {
    const secret = value();
    return { path, content: write(secret), secret };
  });
}

/** Secrets of a form of their own. */
export function shaped(
  path: string,
  ...rows: readonly (readonly [secret: string, write: Write])[]
): readonly WrittenSecret[] {
  return rows.map(([secret, write]) => ({ path, content: write(secret), secret }));
}

/** Letters and digits without a form. */
export const WORD = 'hR7tQ2mZ9kLp4VxB1nWc6YdS3fGj8uEa';
