using Microsoft.AspNetCore.Builder;

namespace Hypervisor.WebApi;

public static class WebApiServices
{
    public static WebApplicationBuilder AddWebApi(this WebApplicationBuilder builder) => builder;

    public static WebApplication MapWebApi(this WebApplication app) => app;
}
