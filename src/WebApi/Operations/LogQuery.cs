using System.ComponentModel;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Mvc;

namespace Hypervisor.WebApi;

/// <summary>Which lines of a log.</summary>
internal sealed record LogQuery(
    [property: FromQuery(Name = "start"), Description("Lines to leave out from the beginning.")] int Start = 0,
    [property: FromQuery(Name = "limit"), Description("1 to 500 lines.")] int Limit = 50,
    [property: FromQuery(Name = "tail"), Description("The last lines instead. X-Total-Count is where to go on from with 'start'.")] bool Tail = false)
{
    public LogPart Checked(FieldErrors? errors = null)
    {
        (errors ?? new FieldErrors())
            .Require(Start >= 0, "start", "The start is 0 or more.")
            .Require(Limit is >= 1 and <= 500, "limit", "The limit is 1 to 500.")
            .Require(Start == 0 || !Tail, "tail", "Give either a start or tail=true.")
            .ThrowIfAny();
        return new LogPart(Start, Limit, Tail);
    }
}
