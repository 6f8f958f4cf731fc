// The API's rules for fields, so that a slip is told before the server is asked. The server checks all again.
import { text } from '../../text/en'

const words = text.changes.form
const cluster = text.clusterWork
const guest = text.guestForms

const SNAPSHOT = /^[A-Za-z][A-Za-z0-9_-]{1,39}$/
const HOST = /^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/
const TAG = /^[a-z0-9_][a-z0-9_\-+.]*$/i
const CONFIG_ID = /^[A-Za-z][A-Za-z0-9_-]{1,62}$/
const SDN_NAME = /^[a-zA-Z][a-zA-Z0-9]{0,6}[a-zA-Z0-9]$/
const VNET_ALIAS = /^[()A-Za-z0-9 _.:-]{0,256}$/
const SCHEDULE = /^[A-Za-z0-9*/:,.~ -]{1,128}$/
const WEB_ADDRESS = /^https?:\/\/[^\s/?#@]+([/?#][^\s]*)?$/
const FILE_NAME = /^[A-Za-z0-9_][A-Za-z0-9_.+~()-]{0,254}$/
const CHECKSUM = /^[0-9A-Fa-f]{32,128}$/
const PEM_CHAIN = /^\s*(-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*)+$/
const PEM_KEY = /^\s*-----BEGIN ([A-Z]+ )?PRIVATE KEY-----[A-Za-z0-9+/=\s]+-----END ([A-Z]+ )?PRIVATE KEY-----\s*$/
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
  whole: (value: unknown, least: number, most: number) => (value === '' || range(value, least, most) ? undefined : cluster.wholeNumber(least, most)),
  tries: (value: unknown) => (range(value, 0, 10) ? undefined : cluster.ha.tries),
  comment: (value: string) => (value.length <= 512 ? undefined : cluster.commentLong),
  configId: (value: string) => (CONFIG_ID.test(value) ? undefined : cluster.idShape),
  jobId: (value: string) => (value === '' || CONFIG_ID.test(value) ? undefined : cluster.idShape),
  sdnName: (value: string) => (SDN_NAME.test(value) ? undefined : cluster.sdn.nameShape),
  vnetAlias: (value: string) => (VNET_ALIAS.test(value) ? undefined : cluster.sdn.aliasShape),
  schedule: (value: string) => (SCHEDULE.test(value) ? undefined : cluster.backup.scheduleShape),
  webAddress: (value: string) => (WEB_ADDRESS.test(value) ? undefined : cluster.storage.urlShape),
  fileName: (value: string) => (FILE_NAME.test(value) ? undefined : cluster.storage.filenameShape),
  checksum: (value: string) => (value === '' || CHECKSUM.test(value) ? undefined : cluster.storage.checksumShape),
  pemChain: (value: string) => (PEM_CHAIN.test(value) ? undefined : cluster.certificates.chainShape),
  pemKey: (value: string) => (value.trim() === '' || PEM_KEY.test(value) ? undefined : cluster.certificates.keyShape),
  sockets: (value: unknown) => (range(value, 1, 4) ? undefined : guest.socketsShape),
  size: (value: unknown) => (range(value, 0, 131_072) ? undefined : guest.sizeShape),
  atLeastZero: (value: unknown) => (range(value, 0, 4_194_304) ? undefined : words.memoryShape),
  tag: (value: unknown) => (value === '' || range(value, 1, 4094) ? undefined : guest.network.tagShape),
  ip: (value: string) => (value === '' || ['dhcp', 'manual', 'auto'].includes(value) || /^[0-9a-f.:]+\/\d{1,3}$/i.test(value) ? undefined : guest.network.ipFault),
  mac: (value: string) => (value === '' || /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(value) ? undefined : guest.network.macShape),
  file: (value: string) => (/^(\/|[A-Za-z]:[\\/])./.test(value) ? undefined : guest.agent.fileShape),
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
