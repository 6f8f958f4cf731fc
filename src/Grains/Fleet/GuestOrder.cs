using System.Buffers.Text;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>The columns that guests can be sorted by, and cursors that say after which row a page starts.</summary>
internal sealed class GuestOrder
{
    private static readonly FrozenDictionary<string, Func<Guest, (string Text, double Number)>> Columns =
        new Dictionary<string, Func<Guest, (string, double)>>
        {
            ["name"] = guest => (guest.Name, 0),
            ["vmid"] = guest => ("", guest.Vmid),
            ["status"] = guest => (guest.Status, 0),
            ["node"] = guest => (guest.Node, 0),
            ["cluster"] = guest => (guest.ControllerName, 0),
            ["type"] = guest => ("", (int)guest.VmType),
            ["cpu"] = guest => ("", guest.CpuUsage),
            ["mem"] = guest => ("", guest.MemoryPercent),
            ["disk"] = guest => ("", guest.DiskPercent),
            ["uptime"] = guest => ("", guest.Uptime),
        }.ToFrozenDictionary();

    private readonly string sort;
    private readonly bool descending;
    private readonly Func<Guest, (string Text, double Number)> column;

    private GuestOrder(string sort, bool descending, Func<Guest, (string, double)> column)
    {
        this.sort = sort;
        this.descending = descending;
        this.column = column;
    }

    public static ImmutableArray<string> Names => [.. Columns.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The order named so, or null when there is no such column.</summary>
    public static GuestOrder? Named(string? sort)
    {
        sort = string.IsNullOrWhiteSpace(sort) ? "name" : sort.Trim();
        var descending = sort.StartsWith('-');
        return Columns.TryGetValue(sort.TrimStart('-'), out var column) ? new GuestOrder(sort, descending, column) : null;
    }

    public Guest[] Sort(IEnumerable<Guest> guests)
    {
        var rows = guests.ToArray();
        Array.Sort(Array.ConvertAll(rows, KeyOf), rows, Comparer<Key>.Create(Compare));
        return rows;
    }

    public string CursorAfter(Guest last)
    {
        var key = KeyOf(last);
        return Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Cursor(sort, key.Text, key.Number, last.ControllerId, last.Vmid)));
    }

    /// <summary>The index of the first row after the cursor, or null when the cursor isn't one of this order.</summary>
    public int? IndexAfter(Guest[] sorted, string cursor)
    {
        if (Parse(cursor) is not { } position || position.Sort != sort)
        {
            return null;
        }

        var after = new Key(position.Text, position.Number, position.Controller, position.Vmid);
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Compare(KeyOf(sorted[middle]), after) > 0 ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private Key KeyOf(Guest guest)
    {
        var (text, number) = column(guest);
        return new Key(text, number, guest.ControllerId, guest.Vmid);
    }

    private int Compare(Key one, Key other)
    {
        var order = string.Compare(one.Text, other.Text, StringComparison.OrdinalIgnoreCase);
        order = order != 0 ? order : one.Number.CompareTo(other.Number);
        order = descending ? -order : order;
        order = order != 0 ? order : one.Vmid.CompareTo(other.Vmid);
        return order != 0 ? order : one.Controller.CompareTo(other.Controller);
    }

    private static Cursor? Parse(string cursor)
    {
        try
        {
            return JsonSerializer.Deserialize<Cursor>(Base64Url.DecodeFromChars(cursor));
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            return null;
        }
    }

    private readonly record struct Key(string Text, double Number, Guid Controller, int Vmid);

    private sealed record Cursor(string Sort, string Text, double Number, Guid Controller, int Vmid);
}
