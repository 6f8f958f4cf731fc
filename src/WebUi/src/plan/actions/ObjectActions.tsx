import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { Guest, GuestType } from '../../api/types'
import { useAtLeast } from '../../inventory/session'
import { text } from '../../text/en'
import { guestTarget, type PlanRequest } from '../request'
import { planner } from '../store'
import { PlanButton } from './PlanButton'

const words = text.changes.actions

/** Rolling back to a snapshot, and removing it. */
export function SnapshotActions({ guest, snapshot }: { guest: Guest; snapshot: string }) {
  const target = { ...guestTarget(guest), targetId: snapshot, name: snapshot }
  return (
    <span className="actions">
      <PlanButton plan={{ ...target, feature: 'proxmox.snapshot.rollback', form: true }} size="compact-xs">{words.rollback}</PlanButton>
      <PlanButton plan={{ ...target, feature: 'proxmox.snapshot.delete', operation: 'delete' }} size="compact-xs">{words.deleteSnapshot}</PlanButton>
    </span>
  )
}

const SERVICE = [['start', words.serviceStart], ['stop', words.serviceStop], ['restart', words.serviceRestart], ['reload', words.serviceReload]] as const

/** A service of a node: start, stop, restart, reload. */
export function ServiceActions({ controller, node, service, running }: { controller: string; node: string; service: string; running?: boolean }) {
  const may = useAtLeast('site_admin')
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" size="compact-xs" rightSection={<IconChevronDown size={12} aria-hidden="true" />}>{words.more}<span className="sr-only"> {words.label(service)}</span></Button>
      </Menu.Target>
      <Menu.Dropdown>
        {SERVICE.map(([action, label]) => {
          const why = may ? (running !== undefined && (action === 'start') === running ? words.notWhile(running ? text.status.running : text.status.stopped) : undefined) : text.changes.needsRole
          return (
            <Menu.Item
              key={action}
              aria-disabled={why ? true : undefined}
              data-off={why ? true : undefined}
              closeMenuOnClick={!why}
              title={why}
              onClick={() => !why && planner.open({ controller, node, name: node, feature: 'proxmox.node.service_action', payload: { service, action } })}
            >
              {label}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}

interface Volume {
  volid: string
  content: string
  vmid?: number | null
}

/** Whose backup it is, as its name tells. */
const backupType = (volid: string): GuestType | undefined => (/vzdump-lxc-|\bbackup\/ct\//.test(volid) ? 'lxc' : /vzdump-qemu-|\bbackup\/vm\//.test(volid) ? 'qemu' : undefined)

export const restoreRequest = (controller: string, node: string, { volid, vmid }: Volume): PlanRequest | undefined => {
  const type = backupType(volid)
  return type && { controller, node, vmType: type, vmid: vmid ?? undefined, feature: 'proxmox.backup.restore', payload: { archive: volid }, form: true }
}

/** What a storage holds: a backup is restored, and anything is deleted. */
export function VolumeActions({ controller, node, storage, volume }: { controller: string; node: string; storage: string; volume: Volume }) {
  const restore = volume.content === 'backup' ? restoreRequest(controller, node, volume) : undefined
  return (
    <span className="actions">
      {restore && <PlanButton plan={restore} size="compact-xs">{words.restore}</PlanButton>}
      <PlanButton plan={{ controller, node, feature: 'proxmox.storage.delete_volume', operation: 'delete', targetId: volume.volid, name: volume.volid, payload: { storage } }} size="compact-xs">{words.deleteVolume}</PlanButton>
    </span>
  )
}

/** Prunes the backups of a storage, or of one guest in it. */
export function PruneButton({ controller, node, storage, vmid, vmType }: { controller: string; node: string; storage: string; vmid?: number; vmType?: GuestType }) {
  return <PlanButton size="compact-sm" plan={{ controller, node, feature: 'proxmox.backup.prune', operation: 'delete', name: storage, payload: { storage, vmid, type: vmType }, form: true }}>{words.prune}</PlanButton>
}

/** Stops a task that runs. */
export function StopTaskButton({ controller, node, upid }: { controller: string; node: string; upid: string }) {
  return <PlanButton plan={{ controller, node, feature: 'proxmox.cluster.task_stop', operation: 'delete', targetId: upid, name: upid.split(':')[5] || node }} size="compact-xs">{words.stopTask}</PlanButton>
}
