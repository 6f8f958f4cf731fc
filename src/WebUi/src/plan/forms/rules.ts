// The API's rules for fields, so that a slip is told before the server is asked. The server checks all again.
import { text } from '../../text/en'

const words = text.changes.form
const more = text.guestForms

const SNAPSHOT = /^[A-Za-z][A-Za-z0-9_-]{1,39}$/
const HOST = /^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/
const TAG = /^[a-z0-9_][a-z0-9_\-+.]*$/i
const NET = /^[a-z0-9]+=[^=,\s]+(,[a-z0-9_-]+=[^,\s]*)*$/i

const range = (value: unknown, least: number, most: number) => {
  const number = typeof value === 'number' ? value : typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : Number.NaN
  return Number.isInteger(number) && number >= least && number <= most
}

export const rules = {
  required: (value: unknown) => (value === '' || value === undefined || value === null ? words.required : undefined),
  snapshot: (value: string) => (SNAPSHOT.test(value) && value !== 'current' ? undefined : words.snapnameShape),
  host: (value: string) => (value === '' || HOST.test(value) ? undefined : words.nameShape),
  line: (value: string) => (value.length <= 255 ? undefined : words.descriptionLong),
  vmid: (value: unknown) => (range(value, 100, 999_999_999) ? undefined : words.newidShape),
  cores: (value: unknown) => (range(value, 1, 512) ? undefined : words.coresShape),
  memory: (value: unknown) => (range(value, 16, 4_194_304) ? undefined : words.memoryShape),
  keep: (value: unknown) => (value === '' || range(value, 0, 365) ? undefined : words.keepShape),
  grow: (value: unknown) => (range(value, 1, 131_072) ? undefined : words.growShape),
  tags: (value: string) => (tagsOf(value).every((tag) => TAG.test(tag)) ? undefined : words.tagShape),
  sockets: (value: unknown) => (range(value, 1, 4) ? undefined : more.socketsShape),
  size: (value: unknown) => (range(value, 0, 131_072) ? undefined : more.sizeShape),
  atLeastZero: (value: unknown) => (range(value, 0, 4_194_304) ? undefined : words.memoryShape),
  tag: (value: unknown) => (value === '' || range(value, 1, 4094) ? undefined : more.network.tagShape),
  ip: (value: string) => (value === '' || ['dhcp', 'manual', 'auto'].includes(value) || /^[0-9a-f.:]+\/\d{1,3}$/i.test(value) ? undefined : more.network.ipFault),
  mac: (value: string) => (value === '' || /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(value) ? undefined : more.network.macShape),
  file: (value: string) => (/^(\/|[A-Za-z]:[\\/])./.test(value) ? undefined : more.agent.fileShape),
  net: (value: string) => (value === '' || NET.test(value) ? undefined : words.net0Shape),
}

export const tagsOf = (value: string) => [...new Set(value.split(/[\s,;]+/).filter(Boolean))]

const VM_DISK = /^(scsi|virtio|sata|ide)\d+$|^(efidisk0|tpmstate0)$/
const VOLUME = /^(rootfs|mp\d+)$/

/** The disks of a configuration that can grow. */
export const disksOf = (config: Record<string, unknown>, isContainer: boolean) =>
  Object.entries(config)
    .filter(([name, value]) => (isContainer ? VOLUME : VM_DISK).test(name) && typeof value === 'string' && !value.includes('media=cdrom') && !value.startsWith('none'))
    .map(([name, value]) => ({ name, size: /(?:^|,)size=([^,]+)/.exec(value as string)?.[1] }))
    .toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }))
