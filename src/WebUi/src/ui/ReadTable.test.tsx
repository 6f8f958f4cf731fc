import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { ReadTable } from './ReadTable'

it('opens a row by a click on it, and not by a click on a button in it', async () => {
  const opened: string[] = []
  const done: string[] = []
  const columns = [
    { id: 'name', header: 'Name', value: (row: string) => row },
    { id: 'size', header: 'Size', value: () => '1 GiB' },
    { id: 'actions', header: 'Actions', value: () => '', cell: (row: string) => <button type="button" onClick={() => done.push(row)}>{`Edit ${row}`}</button> },
  ]
  render(<MantineProvider><ReadTable label="Things" columns={columns} rows={['a', 'b']} rowKey={(row) => row} empty={{ title: '', hint: '' }} plain onOpen={(row) => opened.push(row)} /></MantineProvider>)
  await userEvent.click(screen.getByRole('button', { name: 'Edit a' }))
  expect([opened, done]).toEqual([[], ['a']])
  await userEvent.click(screen.getAllByText('1 GiB')[1]!)
  await userEvent.click(screen.getByRole('button', { name: 'a' }))
  expect(opened).toEqual(['b', 'a'])
})
