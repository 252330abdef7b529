package understudy.web;

import java.time.Clock;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import understudy.web.cluster.Clusters;
import understudy.web.cluster.Commands;
import understudy.web.operation.Operations;
import understudy.web.vital.Vitals;
import understudy.workflows.payload.Payloads;

/**
 * All pages and the API. Import it and provide one bean each of {@link Clusters}, {@link Commands},
 * {@link Operations}, {@link Vitals} and {@link Clock}.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@PropertySource("classpath:understudy-web.properties")
public class WebConfiguration implements WebMvcConfigurer {
  /** The API speaks the same JSON as histories and archives. */
  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
    builder.withJsonConverter(new JacksonJsonHttpMessageConverter(Payloads.mapper()));
  }
}
