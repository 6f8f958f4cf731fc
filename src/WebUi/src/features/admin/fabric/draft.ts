import type { Catalog, EventKind, Input, Wiring } from './queries'

/** A connection as its form holds it: everything is text until it is sent. */
export interface Draft {
  name: string
  source: string
  conditions: { key: number; field: string; op: string; value: string }[]
  steps: { key: number; operation: string; inputs: Record<string, string> }[]
  cooldown: number | string
  enabled: boolean
}

let keys = 0
export const newCondition = (): Draft['conditions'][number] => ({ key: ++keys, field: '', op: 'eq', value: '' })
export const newStep = (): Draft['steps'][number] => ({ key: ++keys, operation: '', inputs: {} })

export const EMPTY = (): Draft => ({ name: '', source: '', conditions: [], steps: [newStep()], cooldown: 0, enabled: true })

const shown = (value: unknown): string => (value === null || value === undefined ? '' : typeof value === 'string' ? value : Array.isArray(value) && value.every((each) => typeof each === 'string' || typeof each === 'number') ? value.join(', ') : JSON.stringify(value))

export const draftOf = (wiring: Wiring): Draft => ({
  name: wiring.name,
  source: wiring.source_event,
  conditions: wiring.conditions.map(({ field, op, value }) => ({ ...newCondition(), field: field ?? '', op: op ?? 'eq', value: shown(value) })),
  steps: wiring.steps.map(({ operation_id, inputs }) => ({
    ...newStep(), operation: operation_id ?? '', inputs: Object.fromEntries(Object.entries((inputs ?? {}) as Record<string, unknown>).map(([name, value]) => [name, shown(value)])),
  })),
  cooldown: wiring.cooldown,
  enabled: wiring.enabled,
})

/** Whether the pattern catches the kind: `*` is one part, `#` at the end all that follow. */
export function catches(pattern: string, kind: string): boolean {
  if (pattern === '*') return true
  const [wanted, parts] = [pattern.split('.'), kind.split('.')]
  for (const [i, part] of wanted.entries()) {
    if (part === '#' && i === wanted.length - 1) return parts.length > i
    if (i >= parts.length || (part !== '*' && part !== parts[i])) return false
  }
  return wanted.length === parts.length
}

/** The fields that all events have which the pattern catches. */
export function fieldsOf(pattern: string, events: readonly EventKind[]): EventKind['fields'] {
  const caught = events.filter((event) => catches(pattern, event.kind))
  return (caught[0]?.fields ?? []).filter((field) => caught.every((event) => event.fields.some((other) => other.name === field.name && other.type === field.type)))
}

const list = (value: string) => value.split(',').map((each) => each.trim()).filter(Boolean)
const TEMPLATE = /\{\{.*\}\}/

/** Text as the type it stands for; what doesn't fit stays text, and the server says what is wrong with it. */
function typed(value: string, type: string | undefined): unknown {
  const plain = value.trim()
  if (TEMPLATE.test(value)) return value
  if ((type === 'integer' || type === 'number') && plain !== '' && Number.isFinite(Number(plain))) return Number(plain)
  if (type === 'boolean' && (plain === 'true' || plain === 'false')) return plain === 'true'
  if (type === 'array') return list(value).map((each) => (/^-?\d+$/.test(each) ? Number(each) : each))
  if (type === 'object' || (type === undefined && /^[[{]/.test(plain))) {
    try {
      return JSON.parse(plain) as unknown
    } catch {
      return value
    }
  }
  if (type === undefined && /^-?\d+(\.\d+)?$/.test(plain)) return Number(plain)
  return value
}

function conditionValue(op: string, value: string, type: string | undefined): unknown {
  if (op === 'exists') return value.trim() !== 'false'
  if (op === 'in') return list(value).map((each) => typed(each, type))
  return typed(value, op === 'contains' && type === 'array' ? 'string' : type)
}

export function wiringFrom(draft: Draft, catalog: Catalog | undefined): Wiring {
  const fields = fieldsOf(draft.source.trim(), catalog?.events ?? [])
  return {
    name: draft.name.trim(),
    source_event: draft.source.trim(),
    conditions: draft.conditions.map(({ field, op, value }) => ({ field: field.trim(), op, value: conditionValue(op, value, fields.find((each) => each.name === field.trim())?.type) })),
    steps: draft.steps.map(({ operation, inputs }) => {
      const known: readonly Input[] = catalog?.operations.find((each) => each.id === operation)?.inputs ?? []
      return { operation_id: operation, inputs: Object.fromEntries(Object.entries(inputs).filter(([name, value]) => value.trim() !== '' && (known.length === 0 || known.some((input) => input.name === name))).map(([name, value]) => [name, typed(value, known.find((input) => input.name === name)?.type)])) }
    }),
    cooldown: Number(draft.cooldown),
    enabled: draft.enabled,
  }
}

/** The server's errors by the form's own places: `conditions[0].value`, `steps[1].inputs.vmid`. */
export const faultAt = (errors: Record<string, string[]>, at: string) => errors[at]?.join(' ')

/** What stands at no field of the form. */
export const otherFaults = (errors: Record<string, string[]>, shown: readonly string[]) => Object.entries(errors).filter(([at]) => !shown.includes(at)).flatMap(([at, faults]) => faults.map((fault) => `${at}: ${fault}`))
