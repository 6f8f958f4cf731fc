import type { Payload } from '../request'
import { difference } from './kit'

export interface ReplicationValues extends Payload {
  guest: string
  target: string
  schedule: string
  rate: number | string
  comment: string
  off: boolean
}

/** The first number that no job of the guest has. */
export function freeNumber(guest: string, ids: readonly string[]): number {
  const taken = new Set(ids.filter((id) => id.startsWith(`${guest}-`)).map((id) => Number(id.slice(guest.length + 1))))
  let number = 0
  while (taken.has(number)) number++
  return number
}

const fieldsOf = ({ schedule, rate, comment, off }: ReplicationValues): Payload => ({ schedule: schedule || undefined, rate: rate === '' ? undefined : Number(rate), comment: comment || undefined, disable: off })

/** What is sent of a job; undefined where nothing would change. */
export function replicationPayload(values: ReplicationValues, stored: ReplicationValues | undefined, number: number): Payload | undefined {
  if (!stored) {
    const { disable, ...fields } = fieldsOf(values)
    return Object.fromEntries(Object.entries({ id: `${values.guest}-${number}`, target: values.target, ...fields, disable: disable || undefined }).filter(([, value]) => value !== undefined))
  }
  const changed = difference(fieldsOf(stored), fieldsOf(values))
  return Object.keys(changed).length > 0 ? changed : undefined
}
