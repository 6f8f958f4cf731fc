using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A command that sets some parameters, and puts others back to their default.</summary>
internal interface IChangesSettings
{
    PveSettings Settings { get; }

    ImmutableArray<string> Delete { get; }
}

internal static class ChangedSettings
{
    /// <summary>Something must change, and nothing both ways; what is deleted must have a name that Proxmox VE knows.</summary>
    public static void CheckSettings<T>(this T command, FieldErrors errors, bool orElse = false) where T : Command, IChangesSettings
    {
        errors.Require(orElse || !command.Settings.IsEmpty || command.Delete.Length > 0, "payload", "Nothing would change: name what to set, or what to delete.");
        CheckNames(command, command.Delete, "delete", errors);
    }

    public static void CheckNames<T>(this T command, ImmutableArray<string> names, string field, FieldErrors errors) where T : Command, IChangesSettings
    {
        var shape = CommandCatalogue.Of(command.GetType()).Shape;
        foreach (var name in names)
        {
            errors.Require(shape.Knows(name), field, $"{PveValue.Brief(name)} is not known.")
                .Require(command.Settings[name] is null, field, $"{PveValue.Brief(name)} is set and taken away at once.");
        }
    }
}
