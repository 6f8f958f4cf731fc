import type { Payload } from '../request'
import { cardText, NEW_CARD } from './devices'
import { given } from './kit'
import { tagsOf } from './rules'

export type MachineValues = {
  controller: string
  node: string
  vmid: number | string
  name: string
  ostype: string
  iso: string
  bios: string
  machine: string
  tpm: boolean
  agent: boolean
  onboot: boolean
  start: boolean
  sockets: number | string
  cores: number | string
  cpu: string
  memory: number | string
  balloon: number | string
  storage: string
  size: number | string
  discard: boolean
  ssd: boolean
  bridge: string
  model: string
  tag: number | string
  firewall: boolean
  pool: string
  tags: string
  description: string
}

export const NEW_MACHINE: MachineValues = {
  controller: '', node: '', vmid: '', name: '', ostype: 'l26', iso: '', bios: 'seabios', machine: 'q35', tpm: false, agent: true, onboot: false, start: false,
  sockets: 1, cores: 2, cpu: 'x86-64-v2-AES', memory: 2048, balloon: '', storage: '', size: 32, discard: true, ssd: false,
  bridge: 'vmbr0', model: 'virtio', tag: '', firewall: true, pool: '', tags: '', description: '',
}

/** What a system is usually given; Windows 11 and later does not start without UEFI and a TPM. */
export const usual = (ostype: string): Partial<MachineValues> =>
  ostype === 'win11' ? { bios: 'ovmf', machine: 'q35', tpm: true } : { bios: 'seabios', tpm: false }

/** The command's fields. Disk options and the card go under Proxmox VE's own names, for which the command's short ones have no room. */
export function machinePayload(values: MachineValues): Payload {
  const { storage, size, discard, ssd } = values
  const hasDisk = size !== '' && Number(size) > 0
  const uefi = values.bios === 'ovmf'
  const card = cardText({ ...NEW_CARD, model: values.model, bridge: values.bridge, tag: values.tag, firewall: values.firewall }, false)
  return {
    ...given({
      node: values.node,
      vmid: Number(values.vmid) || undefined,
      name: values.name,
      ostype: values.ostype,
      iso: values.iso,
      bios: uefi ? 'ovmf' : undefined,
      machine: values.machine === 'pc' ? undefined : values.machine,
      efidisk0: uefi ? `${storage}:1,efitype=4m,pre-enrolled-keys=1` : undefined,
      tpmstate0: values.tpm ? `${storage}:1,version=v2.0` : undefined,
      agent: values.agent ? '1' : undefined,
      onboot: values.onboot || undefined,
      start_after_create: values.start || undefined,
      sockets: Number(values.sockets),
      cores: Number(values.cores),
      cpu_type: values.cpu,
      memory: Number(values.memory),
      storage,
      scsihw: 'virtio-scsi-single',
      scsi0: hasDisk ? [`${storage}:${size}`, discard && 'discard=on', 'iothread=1', ssd && 'ssd=1'].filter(Boolean).join(',') : undefined,
      net0: values.bridge ? card : undefined,
      boot: bootOrder(hasDisk, values.iso !== '', values.bridge !== ''),
      pool: values.pool,
      tags: tagsOf(values.tags).join(';'),
      description: values.description,
    }),
    balloon: values.balloon === '' ? Number(values.memory) : Number(values.balloon),
    disk_size: hasDisk ? `${size}G` : '0',
  }
}

/** The disk, then the drive, then the network. */
function bootOrder(disk: boolean, drive: boolean, card: boolean) {
  const order = [disk && 'scsi0', drive && 'ide2', card && 'net0'].filter(Boolean)
  return order.length > 0 ? `order=${order.join(';')}` : undefined
}
