import type { Guest } from '../../api/types'

// The query language of fleet/guests, as far as the browser needs it: to make chips of the text, and to know whether a new guest belongs in a list.
// The server decides what matches.

export interface Term {
  /** As it was typed. */
  text: string
  /** Where it begins in the query. */
  start: number
  negative: boolean
  field?: string
  compare?: '>' | '>=' | '<' | '<=' | '='
  values: string[]
}

/** Blanks part terms, except within quotes: as the server splits them. */
function split(q: string): { text: string; start: number }[] {
  const terms: { text: string; start: number }[] = []
  let start = -1
  let quoted = false
  for (let i = 0; i <= q.length; i++) {
    const letter = q[i]
    if (letter === '"') quoted = !quoted
    if (letter === undefined || (/\s/.test(letter) && !quoted)) {
      if (start >= 0) terms.push({ text: q.slice(start, i), start })
      start = -1
    } else if (start < 0) start = i
  }
  return terms
}

const FIELD = /^([^:<>="]+)(>=|<=|>|<|=|:)/
const unquoted = (value: string) => value.replaceAll('"', '')

export function parseQuery(q: string): Term[] {
  return split(q).map(({ text, start }) => {
    const negative = text.length > 1 && text.startsWith('-')
    const body = negative ? text.slice(1) : text
    const [whole = '', field, mark] = FIELD.exec(body) ?? []
    const value = unquoted(body.slice(whole.length)).toLowerCase()
    return {
      text,
      start,
      negative,
      field: field?.toLowerCase(),
      compare: mark && mark !== ':' ? (mark as Term['compare']) : undefined,
      values: field ? value.split(',').map((each) => each.trim()).filter(Boolean) : [value],
    }
  })
}

export const removeTerm = (q: string, term: Term) => {
  const terms = parseQuery(q)
  const at = terms.findIndex((each) => each.text === term.text)
  return terms.filter((_, i) => i !== at).map((each) => each.text).join(' ')
}

export const hasValue = (q: string, field: string, value: string) =>
  parseQuery(q).some((term) => term.field === field && !term.negative && !term.compare && term.values.includes(value))

/** Adds the value to the field's alternatives, or takes it away. */
export function toggleValue(q: string, field: string, value: string): string {
  const terms = parseQuery(q)
  const at = terms.findIndex((term) => term.field === field && !term.negative && !term.compare)
  const kept = terms.map((term) => term.text)
  if (at < 0) return [...kept, `${field}:${value}`].join(' ')
  const { values } = terms[at]!
  const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value]
  if (next.length === 0) kept.splice(at, 1)
  else kept[at] = `${field}:${next.join(',')}`
  return kept.join(' ')
}

const NUMBERS: Record<string, (guest: Guest) => number> = {
  cpu: (guest) => guest.cpu_percent,
  mem: (guest) => guest.memory_percent,
  disk: (guest) => guest.disk_percent,
  vcpu: (guest) => guest.cpu_cores,
  uptime: (guest) => guest.uptime,
}

const WORDS: Record<string, (guest: Guest) => (string | null)[]> = {
  status: (guest) => [guest.status],
  node: (guest) => [guest.node],
  cluster: (guest) => [guest.controller_name],
  type: (guest) => [guest.vm_type, guest.vm_type === 'qemu' ? 'vm' : 'ct'],
  pool: (guest) => [guest.pool],
  lock: (guest) => [guest.lock],
  ha: (guest) => [guest.ha_state],
  id: (guest) => [String(guest.vmid)],
  tag: (guest) => guest.tags,
}

const SECONDS: Record<string, number> = { s: 1, m: 60, min: 60, h: 3600, d: 86400, w: 604800 }

function amount(value: string): number {
  const [, digits, unit] = /^([\d.]+)\s*([a-z%]*)$/.exec(value) ?? []
  return Number(digits) * (SECONDS[unit ?? ''] ?? 1)
}

function holds(guest: Guest, { field, compare, values }: Term): boolean {
  if (!field) return values.every((word) => guest.name.toLowerCase().includes(word) || String(guest.vmid).includes(word) || guest.tags.some((tag) => tag.includes(word)))
  if (compare) {
    const actual = NUMBERS[field]?.(guest)
    const wanted = amount(values[0] ?? '')
    if (actual === undefined || Number.isNaN(wanted)) return true
    if (compare === '>') return actual > wanted
    if (compare === '>=') return actual >= wanted
    if (compare === '<') return actual < wanted
    return compare === '<=' ? actual <= wanted : actual === wanted
  }
  if (field === 'name') return values.some((value) => guest.name.toLowerCase().includes(value))
  const actual = WORDS[field]?.(guest)
  return !actual || values.some((value) => actual.some((each) => each?.toLowerCase() === value))
}

/** Whether the guest belongs in the list, as far as the browser can tell: what it doesn't know counts as true. */
export const matches = (guest: Guest, q: string) => parseQuery(q).every((term) => holds(guest, term) !== term.negative)
