// Rules of the code layout that the linter has no rule for: a feature imports no other feature, and text that people see lives in text/en.ts.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'

const root = 'src'
const faults = []
for (const file of readdirSync(root, { recursive: true }).filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))) {
  const source = readFileSync(join(root, file), 'utf8')
  const [layer, feature] = file.split(sep)
  for (const [, target] of source.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)) {
    const [to, other] = normalize(join(dirname(file), target)).split(sep)
    if (layer === 'features' && to === 'features' && other !== feature) faults.push(`${file} imports another feature: ${target}`)
    if (layer === 'features' && to === 'app' && !(file.endsWith('routes.tsx') && other === 'root')) faults.push(`${file} imports the app: ${target}`)
    if (layer !== 'features' && layer !== 'app' && (to === 'features' || to === 'app')) faults.push(`${file} imports what builds on it: ${target}`)
  }
  if (!file.endsWith('.tsx')) continue
  for (const [, words] of source.matchAll(/<(?:p|h[1-3]|span|strong|li|td|th|dt|dd|button|a|label)\b[^<>]*>\s*([A-Za-z][a-z]+[^<>{}]*)</g)) faults.push(`${file} has text of its own: ${words.trim()}`)
}
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exitCode = faults.length > 0 ? 1 : 0
