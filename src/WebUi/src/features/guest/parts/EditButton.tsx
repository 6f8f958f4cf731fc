import { Button, Tooltip } from '@mantine/core'
import { useAtLeast } from '../../../inventory/session'
import { text } from '../../../text/en'

/** Makes the page's values a form; who may not is told which role it takes. */
export function EditButton({ onClick }: { onClick: () => void }) {
  const may = useAtLeast('site_admin')
  const button = <Button variant="default" aria-disabled={!may || undefined} data-disabled={!may || undefined} onClick={() => may && onClick()}>{text.guestForms.edit.start}</Button>
  return may ? button : <Tooltip label={text.changes.needsRole} events={{ hover: true, focus: true, touch: true }}>{button}</Tooltip>
}
