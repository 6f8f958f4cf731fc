import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { GuestConfig } from '../../../api/pages'
import type { Guest } from '../../../api/types'
import { useAtLeast } from '../../../inventory/session'
import { guestTarget, kindOf, usePlan, type PlanRequest } from '../../../plan'
import { freeKey } from '../../../plan/forms/devices'
import { text } from '../../../text/en'

const words = text.guestForms.edit

/** A new disk, drive, card or mount point; each opens its form, then its plan. */
export function AddDevice({ guest, config }: { guest: Guest; config: GuestConfig }) {
  const may = useAtLeast('site_admin')
  const plan = usePlan()
  if (!may) return null
  const open = (extra: Partial<PlanRequest>) => plan.open({ ...guestTarget(guest), feature: `proxmox.${kindOf(guest.vm_type)}.config`, operation: 'update', ...extra })
  const serial = freeKey(config, 'serial')
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target><Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden="true" />}>{words.add}</Button></Menu.Target>
      <Menu.Dropdown>
        {guest.vm_type === 'qemu' ? (
          <>
            <Menu.Item onClick={() => open({ form: 'disk' })}>{words.addDisk}</Menu.Item>
            <Menu.Item onClick={() => open({ form: 'drive' })}>{words.addDrive}</Menu.Item>
            <Menu.Item onClick={() => open({ form: 'network' })}>{words.addCard}</Menu.Item>
            <Menu.Item aria-disabled={!serial || undefined} data-off={!serial || undefined} title={serial ? undefined : words.full} onClick={() => serial && open({ payload: { [serial]: 'socket' } })}>{words.addSerial}</Menu.Item>
          </>
        ) : (
          <>
            <Menu.Item onClick={() => open({ form: 'mount' })}>{words.addMount}</Menu.Item>
            <Menu.Item onClick={() => open({ form: 'network' })}>{words.addCard}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
