import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { text } from '../../../text/en'
import { FormDialog } from './FormDialog'

/** Takes the name, typed exactly; the keyboard starts on Cancel. */
export function RemoveNamed({ name, hint, onRemove, onClose }: { name: string; hint: string; onRemove: () => Promise<unknown>; onClose: () => void }) {
  const [typed, setTyped] = useState('')
  return (
    <FormDialog title={text.access.removeTitle(name)} submit={text.access.remove} danger disabled={typed !== name} onSubmit={onRemove} onClose={onClose}>
      {() => (
        <>
          <p>{hint}</p>
          <TextInput label={text.access.removeConfirm(name)} value={typed} autoComplete="off" spellCheck={false} onChange={(event) => setTyped(event.currentTarget.value)} />
        </>
      )}
    </FormDialog>
  )
}
