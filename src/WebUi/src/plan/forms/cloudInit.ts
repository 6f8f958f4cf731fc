import type { Payload } from '../request'
import type { Config } from './devices'

export type CloudInitValues = {
  ciuser: string
  /** Empty: it stays. */
  password: string
  sshKeys: string
  /** `ipconfig0` for each network card. */
  ips: Readonly<Record<string, string>>
  nameserver: string
  searchdomain: string
  citype: string
  ciupgrade: string
}

const plain = (value: unknown) => (value === undefined || value === null ? '' : String(value))

/** The values as they are; an address for each card, whether it has one or not. */
export function cloudInitValues(config: Config): CloudInitValues {
  const cards = Object.keys(config).flatMap((key) => /^(?:net|ipconfig)(\d+)$/.exec(key)?.[1] ?? [])
  const numbers = [...new Set(cards.map(Number))].toSorted((a, b) => a - b)
  return {
    ciuser: plain(config.ciuser), password: '', sshKeys: '', nameserver: plain(config.nameserver), searchdomain: plain(config.searchdomain), citype: plain(config.citype), ciupgrade: plain(config.ciupgrade),
    ips: Object.fromEntries(numbers.map((number) => [`ipconfig${number}`, plain(config[`ipconfig${number}`])])),
  }
}

/** What is other than stored; what was emptied is taken away. */
export function cloudInitPayload(stored: CloudInitValues, values: CloudInitValues): Payload {
  const before: Record<string, string> = { ciuser: stored.ciuser, nameserver: stored.nameserver, searchdomain: stored.searchdomain, citype: stored.citype, ciupgrade: stored.ciupgrade, ...stored.ips }
  const after: Record<string, string> = { ciuser: values.ciuser.trim(), nameserver: values.nameserver.trim(), searchdomain: values.searchdomain.trim(), citype: values.citype, ciupgrade: values.ciupgrade, ...values.ips }
  const changed: Payload = Object.fromEntries(Object.entries(after).filter(([key, value]) => value !== '' && value !== before[key]))
  const gone = Object.keys(after).filter((key) => after[key] === '' && before[key])
  if (values.password) changed.cipassword = values.password
  if (values.sshKeys.trim()) changed.sshkeys = values.sshKeys.trim()
  if (gone.length > 0) changed.delete = gone.join(',')
  return changed
}
