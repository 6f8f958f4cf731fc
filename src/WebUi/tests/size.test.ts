import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const LIMIT = 300_000

describe.skipIf(!existsSync('dist/index.html'))('built page (after `npm run build`)', () => {
  it('loads at most 300 kB of script at first, compressed', () => {
    const html = readFileSync('dist/index.html', 'utf8')
    const scripts = [...html.matchAll(/(?:src|href)="\/hypervisor\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]!)
    const size = scripts.reduce((total, script) => total + gzipSync(readFileSync(`dist/${script}`), { level: 9 }).length, 0)
    expect(scripts.length).toBeGreaterThan(0)
    expect(size).toBeLessThanOrEqual(LIMIT)
  })
})
