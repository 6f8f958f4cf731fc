// Walks all pages of the built UI against the mock in a real browser: screenshots of two widths and themes, axe, violations of the page's policy.
// Usage: node dev/look.mjs [folder] [only]   Needs `npm run build`; CHROMIUM names the browser.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { once } from 'node:events'
import { chromium } from 'playwright-core'

const folder = process.argv[2] ?? 'TestResults/look'
const only = process.argv[3]
const PORT = 18080
const base = `http://127.0.0.1:${PORT}/hypervisor`
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
mkdirSync(folder, { recursive: true })

const PAGES = [
  ['fleet', '/'],
  ['guests', '/guests'],
  ['guests-query', '/guests?q=status%3Arunning+tag%3Aprod+wrong%3Ax&sort=-cpu'],
  ['guests-none', '/guests?q=nothinglikethis'],
  ['guests-panel', `/guests?sel=${uuid(1)}%2F100`],
  ['nodes', '/nodes'],
  ['nodes-panel', `/nodes?sel=${uuid(1)}%2Fnode1`],
  ['storage', '/storage?sort=-used'],
  ['cluster', `/c/${uuid(2)}/dashboard`],
  ['cluster-stale', `/c/${uuid(3)}/dashboard`],
  ['cluster-nodes', `/c/${uuid(1)}/nodes`],
  ['cluster-vms', `/c/${uuid(1)}/vms`],
  ['cluster-storage', `/c/${uuid(1)}/storage`],
  ['cluster-unknown', `/c/${uuid(77)}/dashboard`],
  ['controllers', '/admin/controllers'],
  ['controller-edit', `/admin/controllers/${uuid(3)}`],
  ['settings', '/admin/settings'],
  ['add', '/admin/controllers/new'],
]

const mock = spawn(process.execPath, ['dev/mock-api.mjs', String(PORT), '--static', 'dist'], { stdio: ['ignore', 'pipe', 'inherit'] })
await once(mock.stdout, 'data')
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
let faults = 0
const fault = (name, what) => {
  faults++
  process.stdout.write(`${name}: ${what}\n`)
}

async function look(page, name, label) {
  await page.screenshot({ path: `${folder}/${name}-${label}.png` })
  await page.evaluate(axeSource).catch(() => undefined)
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }))
  for (const each of violations) fault(`${name}-${label}`, `${each.id} (${each.nodes.length}) ${each.nodes[0].html.slice(0, 160)} ${each.nodes[0].failureSummary.split('\n')[1] ?? ''}`)
}

const settled = (page) => page.waitForTimeout(450)
process.on('exit', () => mock.kill())

for (const scheme of ['light', 'dark']) {
  for (const [width, height] of [[1440, 900], [390, 844]]) {
    const label = `${width}-${scheme}`
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, bypassCSP: false })
    const page = await context.newPage()
    page.on('pageerror', (error) => fault(label, `error: ${error.message}`))
    page.on('console', (message) => {
      const expected = /status of (401|404|409|410|422)/.test(message.text())
      if (message.type() === 'error' && !expected) fault(label, `console: ${message.text().slice(0, 200)}`)
    })
    // Trusted evaluation adds axe by script, which the policy allows from the debugger alone.
    await page.goto(`${base}/guests`)
    await page.waitForURL(/sign-in/)
    await settled(page)
    await look(page, 'sign-in', label)
    await page.getByLabel('User name').fill('admin')
    await page.getByLabel('Password', { exact: true }).fill('wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').waitFor()
    await look(page, 'sign-in-wrong', label)
    await page.getByLabel('Password', { exact: true }).fill('admin')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL(/\/guests/)
    for (const [name, path] of PAGES) {
      if (only && !name.startsWith(only)) continue
      await page.goto(base + path)
      await page.locator('main h1').first().waitFor({ timeout: 8000 })
      await settled(page)
      await look(page, name, label)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (wide > 0) fault(`${name}-${label}`, `scrolls sideways by ${wide} px`)
    }
    if (only && only !== 'add') continue
    // The wizard to its end, and the layers above the page.
    await page.goto(`${base}/admin/controllers/new`)
    await page.getByRole('button', { name: 'Next' }).click()
    await look(page, 'add-errors', label)
    await page.getByLabel('Name').fill(`new-${label}`)
    await page.getByLabel('Host').fill('8.8.8.8')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByText('This address is public').waitFor()
    await look(page, 'add-public', label)
    await page.getByLabel('Host').fill('10.9.9.9')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByText('Pin this fingerprint').waitFor()
    await look(page, 'add-trust', label)
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByLabel('Token ID').fill('a@pve!b')
    await page.getByLabel('Token secret').fill('secret')
    await look(page, 'add-sign-in', label)
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByText('Proxmox VE 9.2.1').waitFor()
    await look(page, 'add-check', label)
    await page.getByRole('button', { name: 'Continue without and add' }).click()
    await page.waitForURL(/\/c\//)
    await settled(page)
    await look(page, 'added', label)
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Pages, clusters, guests…').fill('web')
    await page.getByText(/pve-.* \/ node/).first().waitFor()
    await settled(page)
    await look(page, 'palette', label)
    await page.goto(`${base}/admin/controllers`)
    await page.getByRole('button', { name: `Actions for new-${label}` }).click()
    await settled(page)
    await look(page, 'controllers-menu', label)
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await page.getByLabel(/to remove it/).fill(`new-${label}`)
    await settled(page)
    await look(page, 'remove', label)
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByText(`new-${label} was removed.`).waitFor()
    await context.close()
  }
}
await browser.close()
mock.kill()
process.stdout.write(`${faults} faults\n`)
process.exitCode = faults > 0 ? 1 : 0
