import { Button, Checkbox, Popover, Stack } from '@mantine/core'
import { IconColumns } from '@tabler/icons-react'
import { text } from '../../text/en'
import type { useColumns } from './columns'

export function ColumnsMenu({ choices, reset }: Pick<ReturnType<typeof useColumns>, 'choices' | 'reset'>) {
  return (
    <Popover position="bottom-end" withinPortal>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns size={16} aria-hidden="true" />}>{text.guests.columns}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={text.guests.columns}>
        <Stack gap={8}>
          {choices.map((choice) => <Checkbox key={choice.id} size="xs" label={choice.header} checked={choice.shown} onChange={choice.toggle} />)}
          <Button variant="subtle" onClick={reset}>{text.guests.resetColumns}</Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
