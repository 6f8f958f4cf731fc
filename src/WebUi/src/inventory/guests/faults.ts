import { text } from '../../text/en'
import { parseQuery, type Term } from './query'

const words = text.habits.query

/** Fields that take values after a colon. */
export const QUALIFIERS = ['tag', 'status', 'node', 'cluster', 'type', 'pool', 'lock', 'ha', 'id', 'name'] as const
/** Fields that are compared. */
export const MEASURES = ['cpu', 'mem', 'disk', 'vcpu', 'uptime', 'backup'] as const
const DURATIONS = ['uptime', 'backup']
const FIELDS: readonly string[] = [...QUALIFIERS, ...MEASURES]

export interface Fault {
  start: number
  end: number
  what: string
}

/** How many letters apart two words are. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length]!
}

/** The field that somebody probably meant. */
export function nearest(field: string): string | undefined {
  const [best] = FIELDS.map((each) => ({ each, off: distance(field, each) })).toSorted((a, b) => a.off - b.off)
  const begun = FIELDS.find((each) => field.length > 1 && (each.startsWith(field) || field.startsWith(each)))
  return best && best.off <= 2 && best.off < field.length ? best.each : begun
}

function faultOf({ text: term, field, compare, values }: Term): string | undefined {
  const value = values.join(',')
  if (value === '') return words.noValue(term)
  if (!field) return undefined
  const known = (list: readonly string[]) => list.includes(field)
  if (known(QUALIFIERS)) return compare ? words.takesColon(field, value) : undefined
  if (!known(MEASURES)) return words.noField(field, nearest(field))
  if (field === 'backup' && !compare && value === 'never') return undefined
  const shape = DURATIONS.includes(field) ? /^\d+(\.\d+)?[smhdw]?$/ : /^\d+(\.\d+)?%?$/
  if (shape.test(value)) return undefined
  return DURATIONS.includes(field) ? words.noDuration(value, field) : words.noNumber(value, field)
}

/** What the server will not understand, and where it stands; the rest works all the same. */
export function faultsOf(q: string): Fault[] {
  const faults = parseQuery(q).flatMap((term): Fault[] => {
    const what = faultOf(term)
    return what === undefined ? [] : [{ start: term.start, end: term.start + term.text.length, what }]
  })
  const open = (q.match(/"/g)?.length ?? 0) % 2 === 1
  return open ? [...faults, { start: q.lastIndexOf('"'), end: q.length, what: words.openQuote }] : faults
}

/** The query in pieces, the wrong ones told apart. */
export function piecesOf(q: string, faults: readonly Fault[]): { start: number; piece: string; wrong: boolean }[] {
  const cuts = [...new Set([0, ...faults.flatMap(({ start, end }) => [start, end]), q.length])].toSorted((a, b) => a - b)
  return cuts.slice(0, -1).map((start, i) => ({ start, piece: q.slice(start, cuts[i + 1]), wrong: faults.some((fault) => fault.start <= start && start < fault.end) }))
}
