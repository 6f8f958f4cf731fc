import type { GuestType } from '../../../api/types'
import { text } from '../../../text/en'

const { parts } = text.guestForms.edit

/** A part of a value that has several, as `agent` has. */
export interface PartSpec {
  name: string
  kind: 'switch' | 'number' | 'text' | 'select'
  choices?: readonly string[]
  /** It may stand first without its name. */
  first?: boolean
}

export interface FieldSpec {
  key: string
  kind: 'text' | 'lines' | 'number' | 'switch' | 'select' | 'parts' | 'boot' | 'tags'
  unit?: string
  choices?: readonly string[]
  /** What Proxmox VE does when nothing is set. */
  usual?: string
  parts?: readonly PartSpec[]
  least?: number
  most?: number
}

const number = (key: string, extra: Partial<FieldSpec> = {}): FieldSpec => ({ key, kind: 'number', least: 0, ...extra })
const toggle = (key: string, usual: '0' | '1' = '0'): FieldSpec => ({ key, kind: 'switch', usual })
const line = (key: string): FieldSpec => ({ key, kind: 'text' })
const choice = (key: string, choices: readonly string[], usual: string): FieldSpec => ({ key, kind: 'select', choices, usual })

const NOTES: FieldSpec = { key: 'description', kind: 'lines' }
const TAGS: FieldSpec = { key: 'tags', kind: 'tags' }
const STARTUP: FieldSpec = { key: 'startup', kind: 'parts', parts: [{ name: 'order', kind: 'number', first: true }, { name: 'up', kind: 'number' }, { name: 'down', kind: 'number' }] }

const FIELDS: Record<GuestType, Record<'hardware' | 'options', readonly FieldSpec[]>> = {
  qemu: {
    hardware: [
      number('cores', { least: 1, most: 512, usual: '1' }),
      number('sockets', { least: 1, most: 4, usual: '1' }),
      { key: 'cpu', kind: 'parts', parts: [{ name: 'cputype', kind: 'select', first: true, choices: ['x86-64-v2-AES', 'x86-64-v2', 'x86-64-v3', 'x86-64-v4', 'host', 'max', 'kvm64', 'qemu64', 'EPYC', 'EPYC-Rome', 'EPYC-Milan', 'Skylake-Server', 'Cascadelake-Server', 'Icelake-Server'] }, { name: 'flags', kind: 'text' }] },
      number('cpulimit', { usual: '0' }),
      number('cpuunits', { usual: '100' }),
      toggle('numa'),
      number('memory', { unit: 'MiB', least: 16, usual: '512' }),
      number('balloon', { unit: 'MiB' }),
      choice('bios', ['seabios', 'ovmf'], 'seabios'),
      line('machine'),
      choice('scsihw', ['virtio-scsi-single', 'virtio-scsi-pci', 'lsi', 'lsi53c810', 'megasas', 'pvscsi'], 'lsi'),
      { key: 'vga', kind: 'parts', parts: [{ name: 'type', kind: 'select', first: true, choices: ['std', 'virtio', 'virtio-gl', 'qxl', 'qxl2', 'cirrus', 'vmware', 'serial0', 'serial1', 'none'] }, { name: 'memory', kind: 'number' }] },
    ],
    options: [
      line('name'), NOTES, TAGS, toggle('onboot'), STARTUP, toggle('protection'), { key: 'boot', kind: 'boot' },
      { key: 'agent', kind: 'parts', parts: [{ name: 'enabled', kind: 'switch', first: true }, { name: 'fstrim_cloned_disks', kind: 'switch' }] },
      choice('ostype', ['l26', 'l24', 'win11', 'win10', 'win8', 'win7', 'w2k8', 'w2k3', 'w2k', 'wxp', 'wvista', 'solaris', 'other'], 'other'),
      line('hotplug'), toggle('tablet', '1'), toggle('acpi', '1'), toggle('kvm', '1'), toggle('localtime'), toggle('freeze'),
    ],
  },
  lxc: {
    hardware: [
      number('cores', { least: 1, most: 512 }), number('cpulimit', { usual: '0' }), number('cpuunits', { usual: '100' }),
      number('memory', { unit: 'MiB', least: 16, usual: '512' }), number('swap', { unit: 'MiB', usual: '512' }),
    ],
    options: [
      line('hostname'), NOTES, TAGS, toggle('onboot'), STARTUP, toggle('protection'),
      { key: 'features', kind: 'parts', parts: [{ name: 'nesting', kind: 'switch' }, { name: 'keyctl', kind: 'switch' }, { name: 'fuse', kind: 'switch' }, { name: 'mount', kind: 'text' }] },
      line('nameserver'), line('searchdomain'), line('timezone'),
      choice('ostype', ['debian', 'devuan', 'ubuntu', 'centos', 'fedora', 'opensuse', 'archlinux', 'alpine', 'gentoo', 'nixos', 'unmanaged'], 'unmanaged'),
      toggle('console', '1'), number('tty', { most: 6, usual: '2' }), choice('cmode', ['tty', 'console', 'shell'], 'tty'),
    ],
  },
}

export const fieldsOf = (type: GuestType, group: 'hardware' | 'options') => FIELDS[type][group]

export const partName = (name: string) => (parts as Record<string, string>)[name] ?? name

const LIVE: Record<GuestType, ReadonlySet<string>> = {
  qemu: new Set(['name', 'description', 'tags', 'onboot', 'protection', 'startup', 'hotplug', 'cpulimit', 'cpuunits', 'shares', 'hookscript']),
  lxc: new Set(['memory', 'swap', 'cores', 'cpulimit', 'cpuunits', 'hostname', 'description', 'tags', 'onboot', 'protection', 'startup', 'nameserver', 'searchdomain', 'timezone', 'hookscript']),
}

const PLUGGED: Record<string, string> = { cores: 'cpu', sockets: 'cpu', vcpus: 'cpu', memory: 'memory', balloon: 'memory', tablet: 'usb' }
const USUAL_HOTPLUG = 'network,disk,usb'

/** Whether a guest that runs takes it at once; the rest waits for its next start. */
export function isLive(key: string, type: GuestType, hotplug: unknown): boolean {
  if (LIVE[type].has(key)) return true
  if (type === 'lxc') return false
  const plugs = hotplug === undefined || hotplug === '1' || hotplug === 1 ? USUAL_HOTPLUG : String(hotplug)
  return PLUGGED[key] !== undefined && plugs.split(/[,;\s]+/).includes(PLUGGED[key])
}
