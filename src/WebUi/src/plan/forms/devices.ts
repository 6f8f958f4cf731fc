import { mainOf, part, withMain, withParts } from './property'

/** A guest's configuration, as far as the forms read it. */
export type Config = Readonly<Record<string, unknown>>

export const MODELS = ['virtio', 'e1000', 'e1000e', 'rtl8139', 'vmxnet3'] as const

/** A network card; of a container when it has a name. */
export type NetworkValues = {
  model: string
  /** What it is called inside a container. */
  name: string
  mac: string
  bridge: string
  tag: number | string
  rate: number | string
  firewall: boolean
  linkDown: boolean
  /** Of a container: `dhcp`, `auto`, an address with its length, or nothing. */
  ip: string
  gw: string
  ip6: string
  gw6: string
}

export const NEW_CARD: NetworkValues = { model: 'virtio', name: '', mac: '', bridge: '', tag: '', rate: '', firewall: true, linkDown: false, ip: '', gw: '', ip6: '', gw6: '' }

const numberOf = (value: string): number | string => (/^\d+$/.test(value) ? Number(value) : value)

/** The model is the name of a machine's first part: `virtio=BC:24:11:…`. */
function modelOf(value: string): { model: string; mac: string } {
  const [head = ''] = value.split(',')
  const [model = '', mac = ''] = head.split('=')
  const named = part(value, 'model')
  return named ? { model: named, mac: part(value, 'macaddr') } : { model, mac }
}

export function cardOf(value: string, isContainer: boolean): NetworkValues {
  const own = isContainer ? { model: '', mac: part(value, 'hwaddr') } : modelOf(value)
  return {
    ...own,
    name: isContainer ? part(value, 'name') : '',
    bridge: part(value, 'bridge'),
    tag: numberOf(part(value, 'tag')),
    rate: part(value, 'rate'),
    firewall: part(value, 'firewall') === '1',
    linkDown: part(value, 'link_down') === '1',
    ip: part(value, 'ip'),
    gw: part(value, 'gw'),
    ip6: part(value, 'ip6'),
    gw6: part(value, 'gw6'),
  }
}

/** As Proxmox VE writes it; parts of `before` that no field stands for stay. */
export function cardText(card: NetworkValues, isContainer: boolean, before = ''): string {
  const shared = { bridge: card.bridge, tag: String(card.tag), firewall: card.firewall ? '1' : '', rate: String(card.rate), link_down: card.linkDown ? '1' : '' }
  if (isContainer) {
    return withParts(withParts(before, { name: card.name }), { ...shared, hwaddr: card.mac, ip: card.ip, gw: card.gw, ip6: card.ip6, gw6: card.gw6 })
  }
  const kept = before.split(',').slice(1).filter((word) => !/^(model|macaddr)=/.test(word)).join(',')
  const head = card.mac ? `${card.model}=${card.mac}` : card.model
  return [head, withParts(kept, shared)].filter(Boolean).join(',')
}

export const CACHES = ['none', 'writethrough', 'writeback', 'directsync', 'unsafe'] as const

export type DiskValues = { cache: string; discard: boolean; ssd: boolean; iothread: boolean; backup: boolean; replicate: boolean; readOnly: boolean }

export const NEW_DISK: DiskValues = { cache: '', discard: true, ssd: false, iothread: true, backup: true, replicate: true, readOnly: false }

export const diskOf = (value: string): DiskValues => ({
  cache: part(value, 'cache'),
  discard: part(value, 'discard') === 'on',
  ssd: part(value, 'ssd') === '1',
  iothread: part(value, 'iothread') === '1',
  backup: part(value, 'backup') !== '0',
  replicate: part(value, 'replicate') !== '0',
  readOnly: part(value, 'ro') === '1',
})

/** Which options a bus has: SSD emulation and threads are not for all. */
export const busOf = (key: string) => key.replace(/\d+$/, '')
export const hasThread = (key: string) => ['scsi', 'virtio'].includes(busOf(key))
export const hasSsd = (key: string) => busOf(key) !== 'virtio'
export const hasReadOnly = hasThread

export const diskText = (key: string, disk: DiskValues, before: string) =>
  withParts(before, {
    cache: disk.cache,
    discard: disk.discard ? 'on' : '',
    ssd: disk.ssd && hasSsd(key) ? '1' : '',
    iothread: disk.iothread && hasThread(key) ? '1' : '',
    ro: disk.readOnly && hasReadOnly(key) ? '1' : '',
    backup: disk.backup ? '' : '0',
    replicate: disk.replicate ? '' : '0',
  })

const MOST: Record<string, number> = { scsi: 30, virtio: 15, sata: 5, ide: 3, net: 31, mp: 255, serial: 3 }

/** The first name of a kind that is free: `scsi1` beside `scsi0`. */
export function freeKey(config: Config, kind: string): string | undefined {
  for (let i = 0; i <= (MOST[kind] ?? 0); i++) if (config[`${kind}${i}`] === undefined) return `${kind}${i}`
  return undefined
}

export const isCd = (value: unknown) => typeof value === 'string' && /(?:^|,)media=cdrom/.test(value) && !isCloudInit(value)

export const isCloudInit = (value: unknown) => typeof value === 'string' && /(?:[:/-])cloudinit(?:[.,]|$)/.test(value)

export type DeviceKind = 'disk' | 'cd' | 'cloudinit' | 'network' | 'volume' | 'unused' | 'other'

/** What a line of the hardware is; undefined: no device. */
export function deviceOf(key: string, value: unknown, isContainer: boolean): DeviceKind | undefined {
  if (/^net\d+$/.test(key)) return 'network'
  if (/^unused\d+$/.test(key)) return 'unused'
  if (isContainer) return /^(rootfs|mp\d+)$/.test(key) ? 'volume' : /^dev\d+$/.test(key) ? 'other' : undefined
  if (/^(scsi|virtio|sata|ide)\d+$/.test(key)) return isCloudInit(value) ? 'cloudinit' : isCd(value) ? 'cd' : 'disk'
  return /^(efidisk0|tpmstate0|(usb|hostpci|serial|parallel|audio|virtiofs)\d+|rng0)$/.test(key) ? 'other' : undefined
}

/** What is in a drive: a volume, or nothing. */
export const mediumOf = (value: string) => {
  const medium = mainOf(value)
  return medium === 'none' || medium === 'cdrom' ? '' : medium
}

export const driveText = (iso: string, before: string) => withParts(withMain(before, iso || 'none'), { media: 'cdrom', size: '' })

/** The order of booting, as a list of devices. */
export const bootList = (value: string) => part(value, 'order').split(';').filter(Boolean)

export const bootText = (devices: readonly string[]) => (devices.length > 0 ? `order=${devices.join(';')}` : '')

/** What a machine can boot from. */
export const bootable = (config: Config) =>
  Object.keys(config)
    .filter((key) => /^(scsi|virtio|sata|ide|net)\d+$/.test(key) && !isCloudInit(config[key]))
    .toSorted((a, b) => a.localeCompare(b, undefined, { numeric: true }))
