import type { Page } from '@playwright/test';

/** What a browser complains about on a page: broken policy, console errors, failed scripts, foreign requests. */
export async function complaintsOf(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  await page.exposeFunction('complain', (text: string) => complaints.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      (window as unknown as { complain: (text: string) => void }).complain(
        `policy ${event.violatedDirective} ${event.blockedURI}`,
      ),
    );
  });
  page.on('console', (message) => {
    const expected = message.text().includes('status of 401');
    if (message.type() === 'error' && !expected) {
      complaints.push(`console ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`script ${error.message}`));
  return complaints;
}
