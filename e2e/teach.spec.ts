// Guess first, exercises, the glossary: what is around the lessons.
import { expect, test, type Page } from '@playwright/test';
import { clean } from './axe.ts';
import { edge, explained, explanation, open } from './visit.ts';

/** In the page: keeps whatever says or colours a verdict, at any time, anywhere but in the choices to guess from. */
function watchForVerdicts(): void {
  const told: string[] = [];
  Object.assign(window, { told });
  const TELLS =
    '[data-verdict="valid"], [data-verdict="conditional"], [data-verdict="invalid"], .explain-is-valid, .explain-is-conditional, .explain-is-invalid';
  const look = (root: Node | null) => {
    const element = root instanceof Element ? root : root?.parentElement;
    if (!element) return;
    for (const one of [element, ...element.querySelectorAll('*')]) {
      if (one.closest('.guess-choices, .monaco-editor, [role="dialog"], style, head')) continue;
      const own = [...one.childNodes].filter((node) => node instanceof Text).map((node) => node.data);
      const said = [...own, one.getAttribute('title'), one.getAttribute('aria-label')].join(' ');
      if (one.matches(TELLS) || /\b(valid|invalid|conditional|blocked|allowed|cannot|only if)\b/.test(said))
        told.push(`${one.className} ${said}`);
    }
  };
  new MutationObserver((changes) => {
    for (const { addedNodes, target, type } of changes)
      if (type === 'childList') addedNodes.forEach(look);
      else look(target);
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}

const told = (page: Page) => page.evaluate(() => (window as unknown as { told: string[] }).told);

test('verdicts can be guessed first: hidden everywhere until then, scored by how sure, and kept', async ({
  page,
}) => {
  await open(page);
  // The picture may still find its place.
  await expect(async () => {
    await edge(page, /alice/).click();
    await expect(explained(page)).toContainText('cannot', { timeout: 1000 });
  }).toPass();
  await explanation(page).getByRole('button', { name: 'Guess the next verdict first' }).click();
  await expect(explained(page)).toContainText('Can alice become Audit?');
  const picture = page.getByRole('application', { name: 'Picture of the graph' });
  const veiled = picture.getByRole('button', { name: /^guess first/ });
  await expect(veiled).toHaveCount(3);
  await test.step('nothing tells, not even for a moment after a reload', async () => {
    await page.addInitScript(watchForVerdicts);
    await page.reload();
    await expect(veiled).toHaveCount(3);
    await page.getByRole('button', { name: /^Edges \d/ }).click();
    await expect(page.getByRole('table', { name: 'Edges' })).toContainText('guess first');
    await page.getByRole('button', { name: /^Problems/ }).click();
    await expect(page.getByText('told when every edge is guessed: 3 to go')).toBeVisible();
    await picture.getByText('Audit').click();
    await expect(explained(page)).toContainText('Audit');
    await page.keyboard.press('v');
    await expect(veiled).toHaveCount(3);
    // A filter by the verdict would tell it by what is left.
    await page.keyboard.press('q');
    const filter = page.getByRole('searchbox', { name: 'Only edges and principals with these words' });
    await filter.fill('invalid');
    await expect(picture.getByText('Audit')).toBeHidden();
    await filter.fill('-invalid');
    await expect(veiled).toHaveCount(3);
    await page.getByRole('button', { name: 'Filter nothing' }).click();
    for (const [key, title] of [
      ['e', 'Export'],
      ['b', 'Compare'],
    ] as const) {
      await page.keyboard.press(key);
      const dialog = page.getByRole('dialog', { name: title });
      await expect(dialog).toContainText('3 are still to be guessed');
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
    expect(await told(page)).toEqual([]);
    await edge(page, /alice/).click();
  });
  const tell = explanation(page).getByRole('button', { name: 'Tell me' });
  await expect(tell).toBeDisabled();
  await explanation(page)
    .getByRole('radio', { name: /^valid/ })
    .check();
  await explanation(page)
    .getByRole('radio', { name: /certain/ })
    .check();
  await clean(page);
  await tell.click();
  await expect(explanation(page)).toContainText('You were wrong.');
  // The watch sees what is told.
  expect(await told(page)).not.toEqual([]);
  await expect(explanation(page)).toContainText('certain and wrong costs most');
  await expect(explanation(page)).toContainText('0 of 1 right, Brier score 1.');
  await expect(picture.getByRole('button', { name: /^guess first/ })).toHaveCount(2);
  await page.reload();
  await page.getByRole('button', { name: 'Learn', exact: true }).click();
  const course = page.getByRole('dialog', { name: 'Learn' });
  await expect(course.getByRole('checkbox', { name: /Guess first/ })).toBeChecked();
  await course.getByText('0 of 1 right, Brier score').click();
  await expect(course).toContainText('When you said 97 % (certain): 0 of 1 right.');
});

test('an exercise is its link, and fits on paper; words lead to a glossary with live examples', async ({
  page,
}) => {
  await page.goto('/#exercise/84za2');
  const lesson = page.getByRole('region', { name: 'Exercise 84za2' });
  await test.step('the exercise of this code, graded by the engine', async () => {
    await expect(lesson).toContainText('Find it and mend it.');
    await expect(lesson.getByRole('listitem').filter({ hasText: 'can assume Search' })).toContainText('now');
    for (let i = 0; i < 3; i++) await lesson.getByRole('button', { name: /hint/ }).click();
    await expect(lesson).toContainText('typing mistake');
    await lesson.getByRole('button', { name: 'Show a solution' }).click();
    const solution = page.getByRole('dialog', { name: 'Before and after' });
    await solution.getByRole('button', { name: 'Write it into the document' }).click();
    await expect(solution).toBeHidden();
    await expect(lesson).toContainText('Solved');
    await expect(lesson.getByRole('button', { name: 'Another exercise' })).toBeFocused();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(lesson).not.toContainText('Solved');
  });
  await test.step('a word of the explanation leads to the glossary, the example opens', async () => {
    await edge(page, /Search/)
      .first()
      .click();
    await explanation(page).getByRole('button', { name: 'trust policy', exact: true }).click();
    const glossary = page.getByRole('dialog', { name: 'Glossary' });
    await expect(glossary.getByRole('heading', { name: 'trust policy' })).toBeVisible();
    await expect(glossary.getByRole('img', { name: /^Example: lina .*valid/ })).toBeVisible();
    await clean(page);
    await glossary.getByRole('button', { name: 'SCP' }).click();
    await glossary.getByRole('button', { name: 'Open the example' }).click();
    await expect(page).toHaveURL(/#glossary\/scp$/);
    await expect(edge(page, /Caller/).first()).toBeVisible();
  });
  await test.step('a sheet with answers', async () => {
    await page.getByRole('button', { name: 'Learn', exact: true }).click();
    await page.getByRole('button', { name: 'A sheet to print' }).click();
    const sheet = page.getByRole('article', { name: 'Sheet of exercises' });
    await expect(sheet.getByText(/^To try it: /)).toHaveCount(4);
    await expect(sheet.getByRole('heading', { name: /^Answers/ })).toBeVisible();
    await page.evaluate(() => {
      window.print = () =>
        document.body.setAttribute('data-seen', document.querySelector('.app-print')?.textContent ?? '');
    });
    await page.getByRole('button', { name: 'Print', exact: true }).click();
    await expect(page.locator('body')).toHaveAttribute('data-seen', /Find the fault · sheet/);
    await page.getByRole('button', { name: 'A new exercise' }).click();
    await expect(page).toHaveURL(/#exercise\/[0-9a-z]{5}$/);
    await expect(page.getByRole('region', { name: /^Exercise / })).toContainText('Find it and mend it.');
  });
});
