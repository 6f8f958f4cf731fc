import { Button, Menu, Tooltip } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { GuestType } from '../../api/types'
import { useAtLeast } from '../../inventory/session'
import { text } from '../../text/en'
import { planner } from '../store'

const words = text.guestForms.make

const create = (type: GuestType, controller = '', node?: string) =>
  planner.open({ controller, node, feature: type === 'lxc' ? 'proxmox.container.create' : 'proxmox.vm.create', name: type === 'lxc' ? words.containerName : words.vmName, form: true })

/** Makes a guest: of one kind, or of either. Without a cluster, its form asks for one. */
export function CreateGuest({ controller, node, type }: { controller?: string; node?: string; type?: GuestType }) {
  const may = useAtLeast('site_admin')
  if (!may) return <Tooltip label={text.changes.needsRole} events={{ hover: true, focus: true, touch: true }}><Button variant="default" aria-disabled data-disabled>{words.button}</Button></Tooltip>
  if (type) return <Button variant="default" onClick={() => create(type, controller, node)}>{words.button}{text.changes.actions.dots}</Button>
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target><Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden="true" />}>{words.button}</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => create('qemu', controller, node)}>{words.vm}</Menu.Item>
        <Menu.Item onClick={() => create('lxc', controller, node)}>{words.container}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
