import type { Payload } from '../../../plan'
import type { FieldSpec } from './fields'

/** Each setting as Proxmox VE writes it; empty: not set. */
export type Values = Readonly<Record<string, string>>

export interface ValueChange {
  key: string
  from: string
  to: string
}

const plain = (value: unknown) => (value === undefined || value === null ? '' : value === true ? '1' : value === false ? '0' : String(value).replace(/\n$/, ''))

/** What the fields begin with. */
export const valuesOf = (config: Readonly<Record<string, unknown>>, fields: readonly FieldSpec[]): Values => Object.fromEntries(fields.map(({ key }) => [key, plain(config[key])]))

/** In the order of the fields. */
export const changesOf = (stored: Values, values: Values): ValueChange[] =>
  Object.keys(stored).flatMap((key) => (values[key] === stored[key] ? [] : [{ key, from: stored[key]!, to: values[key] ?? '' }]))

/** The command's fields; what was emptied goes back to its default. */
export function payloadOf(changes: readonly ValueChange[], digest: unknown): Payload {
  const gone = changes.filter(({ to }) => to === '').map(({ key }) => key)
  return {
    ...Object.fromEntries(changes.filter(({ to }) => to !== '').map(({ key, to }) => [key, to])),
    ...(gone.length > 0 ? { delete: gone.join(',') } : {}),
    ...(typeof digest === 'string' ? { digest } : {}),
  }
}

/** What keeps a value from being sent, as far as it can be told without the server. */
export function faultOf({ kind, least = 0, most }: FieldSpec, value: string): 'number' | undefined {
  if (kind !== 'number' || value === '') return undefined
  const number = Number(value)
  return Number.isFinite(number) && number >= least && number <= (most ?? Number.MAX_SAFE_INTEGER) ? undefined : 'number'
}

/** Switched to what it is by default, and not set before: it stays unset. */
export const switched = (on: boolean, stored: string, usual = '0') => {
  const value = on ? '1' : '0'
  return stored === '' && value === usual ? '' : value
}
