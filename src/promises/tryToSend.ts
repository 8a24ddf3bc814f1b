// The proof that a visitor can make: the page tries to ask its own host for something, and the browser answers.

export type Answer =
  /** The rule that the browser named. */
  | { readonly kind: 'refused'; readonly rule: string }
  | { readonly kind: 'unclear'; readonly why: string }
  /** No policy stands in the page, as on the development server. */
  | { readonly kind: 'sent' };

/** How long the browser may take to say which rule it was. */
const PATIENCE_MS = 2000;

/** The policy that stands in the page; null: none does. */
export const policyOfPage = (): string | null =>
  document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')?.content ?? null;

/** Asks for the page itself, so that nothing is given away even where no rule holds. */
export async function tryToSend(): Promise<Answer> {
  const refused = new Promise<string>((done) => {
    const heard = (event: SecurityPolicyViolationEvent) => done(event.effectiveDirective);
    document.addEventListener('securitypolicyviolation', heard, { once: true });
    setTimeout(() => document.removeEventListener('securitypolicyviolation', heard), PATIENCE_MS);
  });
  try {
    await fetch(location.href.replace(/[?#].*$/s, ''), { method: 'HEAD' });
    return { kind: 'sent' };
  } catch (error) {
    const late = new Promise<null>((done) => setTimeout(done, PATIENCE_MS, null));
    const rule = await Promise.race([refused, late]);
    return rule === null ? { kind: 'unclear', why: String(error) } : { kind: 'refused', rule };
  }
}
