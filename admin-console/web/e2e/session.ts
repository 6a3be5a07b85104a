import { expect, type Page } from '@playwright/test';

const wanted = (name: string): string => {
  const value = process.env[name];
  if (!value) {
    throw new Error(`Set ${name}: see playwright.config.ts`);
  }
  return value;
};

/** Opens an address of the console, signing in through the identity provider's form when asked to. */
export async function openSignedIn(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('link', { name: 'Continue to sign-in' }).click();
  const form = page.locator('#kc-form-login');
  await form
    .or(page.getByRole('navigation', { name: 'Main' }))
    .first()
    .waitFor();
  if (await form.isVisible()) {
    await page.locator('#username').fill(wanted('E2E_NAME'));
    await page.locator('#password').fill(wanted('E2E_PASSWORD'));
    await page.locator('#kc-login').click();
  }
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}

/** The user whose payment burst stands in the decisions. */
export const userWithBurst = (): string => wanted('E2E_USER_ID');
