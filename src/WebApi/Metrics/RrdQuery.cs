using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Mvc;

namespace Hypervisor.WebApi;

/// <summary>How far back a chart goes, and how many points it has room for.</summary>
internal sealed record RrdQuery(
    [property: FromQuery(Name = "timeframe"), RegularExpression("^(hour|day|week|month|year)$"), DefaultValue("hour")] string? Timeframe,
    [property: FromQuery(Name = "max_points"), Range(10, 5000), DefaultValue(500)] int? MaxPoints)
{
    public (RrdTimeframe Timeframe, int MaxPoints) Checked()
    {
        var timeframe = Choice.Parse<RrdTimeframe>(Timeframe ?? "hour");
        new FieldErrors()
            .Require(timeframe is not null, "timeframe", $"The timeframe is one of {Choice.Names<RrdTimeframe>()}.")
            .Require(MaxPoints is null or (>= 10 and <= 5000), "max_points", "A chart has 10 to 5000 points.")
            .ThrowIfAny();
        return (timeframe!.Value, MaxPoints ?? 500);
    }
}
