import type { Guest } from '../../api/types'

// The query language of fleet/guests, as far as the browser needs it: to make chips of the text, and to know whether a new guest belongs in a list.
// The server decides what matches.

export interface Term {
  /** As it was typed. */
  text: string
  negative: boolean
  field?: string
  compare?: '>' | '>=' | '<' | '<=' | '='
  values: string[]
}

const TERM = /(-?)(?:([a-z_]+)(>=|<=|>|<|=|:))?("[^"]*"?|[^\s"]+(?:"[^"]*"?)?)/gi
const QUOTES = /"/g

export function parseQuery(q: string): Term[] {
  return [...q.matchAll(TERM)].map(([text, minus, field, mark, value]) => ({
    text,
    negative: minus === '-',
    field: field?.toLowerCase(),
    compare: mark && mark !== ':' ? (mark as Term['compare']) : undefined,
    values: field ? value!.replace(QUOTES, '').toLowerCase().split(',').filter(Boolean) : [value!.replace(QUOTES, '').toLowerCase()],
  }))
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
