import type { Payload } from '../request'
import { cardText, NEW_CARD } from './devices'
import { given } from './kit'
import { tagsOf } from './rules'

export type ContainerValues = {
  controller: string
  node: string
  vmid: number | string
  hostname: string
  ostemplate: string
  unprivileged: boolean
  nesting: boolean
  password: string
  sshKeys: string
  onboot: boolean
  start: boolean
  cores: number | string
  memory: number | string
  swap: number | string
  storage: string
  size: number | string
  bridge: string
  tag: number | string
  firewall: boolean
  ip: string
  gw: string
  ip6: string
  gw6: string
  nameserver: string
  searchdomain: string
  pool: string
  tags: string
  description: string
}

export const NEW_CONTAINER: ContainerValues = {
  controller: '', node: '', vmid: '', hostname: '', ostemplate: '', unprivileged: true, nesting: true, password: '', sshKeys: '', onboot: false, start: false, cores: 1, memory: 512, swap: 512, storage: '',
  size: 8, bridge: 'vmbr0', tag: '', firewall: true, ip: 'dhcp', gw: '', ip6: '', gw6: '', nameserver: '', searchdomain: '', pool: '', tags: '', description: '',
}

export function containerPayload(values: ContainerValues): Payload {
  const { bridge, tag, firewall, ip, gw, ip6, gw6 } = values
  return {
    ...given({
      node: values.node,
      vmid: Number(values.vmid) || undefined,
      hostname: values.hostname,
      ostemplate: values.ostemplate,
      features: values.nesting ? 'nesting=1' : undefined,
      password: values.password,
      ssh_public_keys: values.sshKeys.trim(),
      onboot: values.onboot || undefined,
      start_after_create: values.start || undefined,
      cores: Number(values.cores),
      memory: Number(values.memory),
      storage: values.storage,
      rootfs_size: `${values.size}`,
      net0: bridge ? cardText({ ...NEW_CARD, model: '', name: 'eth0', bridge, tag, firewall, ip, gw, ip6, gw6 }, true) : undefined,
      nameserver: values.nameserver.trim(),
      searchdomain: values.searchdomain.trim(),
      pool: values.pool,
      tags: tagsOf(values.tags).join(';'),
      description: values.description,
    }),
    swap: Number(values.swap),
    unprivileged: values.unprivileged,
  }
}
