import type { Payload } from '../request'
import { difference } from './kit'

type Stored = Record<string, unknown>

export interface OptionValues extends Payload {
  keyboard: string
  language: string
  console: string
  email_from: string
  http_proxy: string
  mac_prefix: string
  max_workers: number | string
  shutdown: string
  migrationType: string
  migrationNetwork: string
  tags: string
  idFrom: number | string
  idTo: number | string
  description: string
}

/** A property string as Proxmox VE writes it, or the object that it makes of it in answers. */
export function parts(value: unknown): Record<string, string> {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, String(part)]))
  if (typeof value !== 'string') return {}
  return Object.fromEntries(value.split(',').filter(Boolean).map((part) => {
    const [name = '', ...rest] = part.split('=')
    return rest.length > 0 ? [name, rest.join('=')] : ['type', name]
  }))
}

const joined = (of: Record<string, string>) => {
  const given = Object.entries(of).filter(([, value]) => value !== '')
  return given.length > 0 ? given.map(([name, value]) => `${name}=${value}`).join(',') : undefined
}

const text = (value: unknown) => (value === undefined || value === null ? '' : String(value))
const tagList = (value: unknown) => (Array.isArray(value) ? value.join(';') : text(value))

export function optionValues(stored: Stored): OptionValues {
  const [migration, ha, ids] = [parts(stored.migration), parts(stored.ha), parts(stored['next-id'])]
  return {
    keyboard: text(stored.keyboard), language: text(stored.language), console: text(stored.console), email_from: text(stored.email_from), http_proxy: text(stored.http_proxy), mac_prefix: text(stored.mac_prefix),
    max_workers: stored.max_workers === undefined ? '' : Number(stored.max_workers), shutdown: ha.shutdown_policy ?? '', migrationType: migration.type ?? '', migrationNetwork: migration.network ?? '', tags: tagList(stored['registered-tags']),
    idFrom: ids.lower === undefined ? '' : Number(ids.lower), idTo: ids.upper === undefined ? '' : Number(ids.upper), description: text(stored.description),
  }
}

// Parts of a property string that the form doesn't know stay as they are.
const pveOf = (values: OptionValues, stored: Stored): Payload => ({
  keyboard: values.keyboard || undefined, language: values.language || undefined, console: values.console || undefined, email_from: values.email_from || undefined, http_proxy: values.http_proxy || undefined, mac_prefix: values.mac_prefix || undefined,
  max_workers: values.max_workers === '' ? undefined : Number(values.max_workers),
  ha: joined({ ...parts(stored.ha), shutdown_policy: values.shutdown }),
  migration: joined({ ...parts(stored.migration), type: values.migrationType, network: values.migrationNetwork }),
  'next-id': joined({ ...parts(stored['next-id']), lower: text(values.idFrom), upper: text(values.idTo) }),
  'registered-tags': values.tags || undefined, description: values.description || undefined,
})

/** What is sent: only what was changed; undefined where nothing was. */
export function optionPayload(values: OptionValues, stored: Stored): Payload | undefined {
  const changed = difference(pveOf(optionValues(stored), stored), pveOf(values, stored))
  return Object.keys(changed).length > 0 ? changed : undefined
}

/** The stored options with what was sent before over them. */
export function filledOptions(stored: Stored, sent: Payload | undefined): OptionValues {
  const gone = String(sent?.delete ?? '').split(',')
  return optionValues(Object.fromEntries(Object.entries({ ...stored, ...sent }).filter(([name]) => !gone.includes(name))))
}
