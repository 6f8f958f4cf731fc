import type { PendingValue } from '../../api/pages'
import type { GuestType } from '../../api/types'
import { text } from '../../text/en'

const words = text.pages.config

export interface Setting {
  key: string
  /** What it runs with now; undefined: it will be new. */
  value: string | undefined
  /** What it will be after the next start. */
  pending: string | undefined
  /** It will be gone after the next start. */
  removed: boolean
}

export type Group = 'hardware' | 'options' | 'cloudinit'

const HARDWARE = /^(memory|balloon|shares|cores|sockets|vcpus|cpu|numa\d*|cpulimit|cpuunits|bios|machine|vga|scsihw|swap|arch|rng0|rootfs|efidisk0|tpmstate0|(scsi|ide|sata|virtio|net|usb|hostpci|serial|parallel|audio|mp|dev|unused|virtiofs)\d+)$/
const CLOUD_INIT = /^(ci\w+|ipconfig\d+|sshkeys|nameserver|searchdomain)$/
// What Proxmox VE keeps for itself.
const INTERNAL = new Set(['digest', 'parent', 'snaptime', 'snapstate', 'runningmachine', 'runningcpu', 'lock', 'vmstate'])

export function groupOf(key: string, type: GuestType): Group | undefined {
  if (INTERNAL.has(key)) return undefined
  if (HARDWARE.test(key)) return 'hardware'
  // A container's name servers are options: it has no cloud-init.
  if (type === 'qemu' && CLOUD_INIT.test(key)) return 'cloudinit'
  return 'options'
}

const plain = (value: unknown) => (value === undefined || value === null ? undefined : String(value))

export const settingsOf = (values: readonly PendingValue[], group: Group, type: GuestType): Setting[] =>
  values
    .filter(({ key }) => groupOf(key, type) === group)
    .map(({ key, value, pending, delete: gone }) => ({ key, value: plain(value), pending: plain(pending), removed: Boolean(gone) }))
    .toSorted((a, b) => rank(a.key) - rank(b.key) || a.key.localeCompare(b.key, undefined, { numeric: true }))

const ORDER = ['memory', 'balloon', 'swap', 'sockets', 'cores', 'vcpus', 'cpu', 'cpulimit', 'cpuunits', 'numa', 'bios', 'machine', 'vga', 'scsihw', 'rootfs', 'scsi', 'virtio', 'sata', 'ide', 'mp', 'efidisk', 'tpmstate', 'net', 'name', 'hostname', 'description', 'onboot', 'startup', 'ostype', 'boot']

function rank(key: string) {
  const at = ORDER.indexOf(key.replace(/\d+$/, ''))
  return at < 0 ? ORDER.length : at
}

/** A setting in words; "Network card 0" for `net0`. */
export function settingName(key: string): string {
  const known = (words.names as Record<string, string>)[key]
  if (known) return known
  const [, kind, number] = /^([a-z]+)(\d+)$/.exec(key) ?? []
  const name = kind && (words.numbered as Record<string, string>)[kind]
  return name ? `${name} ${number}` : ''
}

export interface Parts {
  /** What stands before the first `name=`: a volume, a model. */
  main: string | undefined
  rest: [name: string, value: string][]
}

/** `local-lvm:vm-100-disk-0,size=8G` in its parts. Undefined where it is one plain word. */
export function partsOf(key: string, value: string): Parts | undefined {
  if (/^(description|tags|sshkeys|args|name|hostname)$/.test(key) || !value.includes('=') || value.includes('\n')) return undefined
  const words = value.split(',')
  const main = words[0]!.includes('=') ? undefined : words.shift()
  return { main, rest: words.map((word) => { const at = word.indexOf('='); return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)] }) }
}

export const waiting = (setting: Setting) => setting.removed || (setting.pending !== undefined && setting.pending !== setting.value)

/** The storages that a guest's disks are on. */
export const storagesOf = (config: Record<string, unknown>): string[] => [
  ...new Set(
    Object.entries(config)
      .filter(([key]) => /^(rootfs|efidisk0|tpmstate0|(scsi|ide|sata|virtio|mp)\d+)$/.test(key))
      .map(([, value]) => /^([A-Za-z][\w.-]*):/.exec(String(value))?.[1])
      .filter((storage) => storage !== undefined && storage !== 'none'),
  ),
] as string[]
