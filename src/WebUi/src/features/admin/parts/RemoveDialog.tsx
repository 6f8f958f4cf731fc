import { Button, Modal, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { Controller } from '../../../api/types'
import { text } from '../../../text/en'
import { ErrorState } from '../../../ui/ErrorState'
import { remove } from '../queries'

const words = text.admin.controllers

/** Takes the cluster's name, typed exactly; the keyboard starts on Cancel. */
export function RemoveDialog({ controller, onClose, onRemoved }: { controller: Controller; onClose: () => void; onRemoved?: () => void }) {
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const removal = useMutation({
    mutationFn: () => remove(controller.id),
    onSuccess: () => {
      for (const kind of ['controllers', 'dashboard', 'nodes', 'storage', 'guests']) void client.invalidateQueries({ queryKey: [kind] })
      notifications.show({ message: words.removed(controller.name) })
      onClose()
      onRemoved?.()
    },
  })
  const matches = typed === controller.name
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (matches) removal.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={words.removeTitle(controller.name)} overlayProps={{ blur: 0 }} closeButtonProps={{ 'aria-label': text.common.close }}>
      <form onSubmit={submit}>
        <p>{words.removeHint}</p>
        {removal.isError && <ErrorState what={words.removeTitle(controller.name)} error={removal.error} />}
        <TextInput label={words.removeConfirm(controller.name)} value={typed} autoComplete="off" spellCheck={false} onChange={(event) => setTyped(event.currentTarget.value)} />
        <div className="form-actions">
          <Button type="button" variant="default" data-autofocus onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" color="red" disabled={!matches} loading={removal.isPending}>{words.remove}</Button>
        </div>
      </form>
    </Modal>
  )
}
