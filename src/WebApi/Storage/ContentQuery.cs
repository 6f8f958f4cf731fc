using System.ComponentModel.DataAnnotations;
using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Mvc;

namespace Hypervisor.WebApi;

/// <summary>The query of a storage's content.</summary>
internal sealed record ContentQuery(
    [property: FromQuery(Name = "content"), AllowedValues("images", "iso", "backup", "rootdir", "vztmpl", "snippets", "import", null)] string? Content,
    [property: FromQuery(Name = "vmid"), Range(100, 999_999_999)] int? Vmid)
{
    private static readonly ImmutableArray<string> Kinds = ["images", "iso", "backup", "rootdir", "vztmpl", "snippets", "import"];

    public Task<Live<ImmutableArray<StorageContentItem>>> Ask(StorageRoute route, IGrainFactory grains)
    {
        route.Check()
            .Require(Content is null || Kinds.Contains(Content), "content", $"The content is one of {string.Join(", ", Kinds)}.")
            .Require(Vmid is null or (>= 100 and <= 999_999_999), "vmid", "A VMID is 100 to 999999999.")
            .ThrowIfAny();
        return grains.Storage(route.ControllerId).Content(route.Node, route.Storage, Content, Vmid);
    }
}
