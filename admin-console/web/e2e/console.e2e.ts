import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { complaintsOf } from './complaints';
import { openSignedIn, userWithBurst } from './session';

test.describe.configure({ mode: 'serial' });

let page: Page;
let complaints: string[];

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage();
  complaints = await complaintsOf(page);
});

test.afterAll(() => page.close());

const rows = () => page.locator('tbody tr[aria-rowindex]');

test('signing in leads back to the page that was asked for', async () => {
  await openSignedIn(page, '/console/decisions?outcome=CHALLENGE,REVIEW,BLOCK');
  await expect(page).toHaveURL(/\/console\/decisions\?outcome=CHALLENGE,REVIEW,BLOCK$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Decisions' })).toBeVisible();
});

test('home counts what is decided, and each count leads to its decisions', async () => {
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Release in force' })).toContainText(/[0-9a-f]{10}/);
  const outcomes = page.getByRole('region', { name: 'Outcomes' });
  await outcomes
    .getByRole('row', { name: /CHALLENGE/ })
    .getByRole('link')
    .click();
  await expect(page).toHaveURL(/\/console\/decisions\?outcome=CHALLENGE&from=.+&to=.+/);
  await expect(rows().first()).toContainText('CHALLENGE');
});

test('live decisions can be filtered by user and outcome, and back undoes one filter', async () => {
  await page.goto('/console/decisions/live');
  await page.getByRole('textbox', { name: 'User id' }).fill(userWithBurst());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`user=${userWithBurst()}`));
  await page.getByRole('button', { name: 'CHALLENGE' }).click();
  await expect(page).toHaveURL(/outcome=CHALLENGE/);
  await expect(rows().first()).toContainText('CHALLENGE');
  await page.goBack();
  await expect(page).not.toHaveURL(/outcome=/);
  await page.goForward();
  await expect(page.getByText('Live', { exact: true }).last()).toBeVisible();
});

test('a live list that is paused holds back, and shows all when resumed', async () => {
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText(/held back/)).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText(/held back/)).toBeHidden();
});

test('a decision opens by keyboard with its answer, the values its rules read, and a sum that adds up', async () => {
  await page.locator('h1').click();
  await page.keyboard.press('j');
  await expect(page.getByRole('complementary', { name: 'Chosen decision' })).toContainText('because');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/console\/decisions\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/CHALLENGE, score \d+.*Payment burst/);
  const burst = page.getByRole('article', { name: 'Payment burst' });
  await expect(burst).toContainText('user.payments.count_10m');
  await expect(burst).toContainText('≥ 5');
  const sum = page.getByRole('region', { name: 'How the score adds up' });
  const weights = (await sum.locator('tbody td:last-child').allTextContents())
    .filter((text) => !text.startsWith('('))
    .reduce((total, text) => total + Number(text.replace('−', '-')), 0);
  expect(weights).toBeCloseTo(Number(await sum.locator('tfoot td:last-child').textContent()), 2);
});

test('an address that makes no sense still shows a page, and says what it ignored', async () => {
  await page.goto('/console/decisions?outcome=PURPLE&sort=up');
  await expect(page.getByText(/Ignored from the address: “outcome=PURPLE”, “sort=up”/)).toBeVisible();
});

test('the palette goes to a page, and Escape gives the focus back', async () => {
  const palette = page.getByRole('textbox', { name: 'Search pages and ids' });
  await page.keyboard.press('Control+k');
  await palette.fill('live');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Live decisions' })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeHidden();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 768, height: 1024 },
  ]) {
    test(`every page is accessible in ${colorScheme} at ${viewport.width}×${viewport.height}`, async () => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      for (const address of await everyPage()) {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(grave.map(({ id, nodes }) => `${address} ${id}: ${nodes[0]?.html}`)).toEqual([]);
      }
    });
  }
}

async function everyPage(): Promise<string[]> {
  const answer = await page.request.get(`/v1/decisions?userId=${userWithBurst()}&outcome=CHALLENGE&limit=1`);
  const { items } = (await answer.json()) as { items: { id: string }[] };
  const id = items[0]?.id;
  return [
    '/console/',
    '/console/decisions/live',
    `/console/decisions?selected=${id}`,
    `/console/decisions/${id}`,
  ];
}

test('the browser keeps no token, and the session is out of the reach of scripts', async () => {
  const stored = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
  expect(stored.filter((key) => !/^(tripline-|mantine-|tsr-)/.test(key))).toEqual([]);
  const readable = await page.evaluate(() =>
    document.cookie.split('; ').map((cookie) => cookie.split('=')[0]),
  );
  expect(readable.filter((name) => name !== '' && name !== 'XSRF-TOKEN')).toEqual([]);
});

test('signing out ends at the sign-in page', async () => {
  await page.goto('/console/');
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('nothing broke the security policy, and no script failed', () => {
  expect(complaints).toEqual([]);
});
