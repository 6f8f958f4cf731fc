using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Mvc;

namespace Hypervisor.WebApi;

/// <summary>The query string of <c>fleet/guests</c>.</summary>
internal sealed record GuestQueryParameters(
    string? Q,
    [property: FromQuery(Name = "site_id")] Guid? SiteId,
    [property: FromQuery(Name = "controller_id")] Guid? ControllerId,
    string? Type,
    string? Status,
    string? Tag,
    string? Sort,
    string? Cursor,
    Guid? Snapshot,
    int Offset = 0,
    int Limit = 100)
{
    public GuestQuery ToQuery()
    {
        var type = Choice.Parse<GuestType>(Type);
        new FieldErrors().Require(Type is null || type is not null, "type", $"The type is one of {Choice.Names<GuestType>()}.").ThrowIfAny();
        return new GuestQuery
        {
            Q = Q,
            SiteId = SiteId,
            ControllerId = ControllerId,
            Type = type,
            Status = Status,
            Tag = Tag,
            Sort = Sort,
            Cursor = Cursor,
            Snapshot = Snapshot,
            Offset = Offset,
            Limit = Limit,
        };
    }
}
