/** A word of a property string: `size=8G`, or the first one that needs no name. */
type Word = [name: string | undefined, value: string]

/** `local-lvm:vm-100-disk-0,size=8G` in its words, in their order. */
const words = (value: string): Word[] =>
  value.split(',').filter(Boolean).map((word) => {
    const at = word.indexOf('=')
    return at < 0 ? [undefined, word] : [word.slice(0, at), word.slice(at + 1)]
  })

const join = (all: readonly Word[]) => all.map(([name, value]) => (name === undefined ? value : `${name}=${value}`)).join(',')

/** A part of a property string; `first` is the one that may stand without its name. */
export function part(value: string, name: string, first?: string): string {
  return words(value).find(([each]) => each === name || (each === undefined && name === first))?.[1] ?? ''
}

/** The same with one part otherwise; emptied it is left out. What isn't touched keeps its place and its spelling. */
export function withPart(value: string, name: string, to: string, first?: string): string {
  const all = words(value)
  const at = all.findIndex(([each]) => each === name || (each === undefined && name === first))
  if (at < 0) return to === '' ? value : name === first ? join([[undefined, to], ...all]) : join([...all, [name, to]])
  return join(to === '' ? all.filter((_, i) => i !== at) : all.map((word, i) => (i === at ? [word[0], to] : word)))
}

export const withParts = (value: string, parts: Readonly<Record<string, string>>, first?: string): string =>
  Object.entries(parts).reduce((all, [name, to]) => withPart(all, name, to, first), value)

/** The first word without a name: a volume. */
export const mainOf = (value: string) => words(value).find(([name]) => name === undefined)?.[1] ?? ''

export const withMain = (value: string, main: string) => {
  const [head, ...rest] = words(value)
  return join(head && head[0] === undefined ? [[undefined, main], ...rest] : [[undefined, main], ...words(value)])
}

export const isOn = (value: string) => value === '1' || value === 'on' || value === 'true'
