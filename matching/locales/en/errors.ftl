error-config-file = The settings file { $path } cannot be read ({ $reason }). It must be a TOML file in UTF-8: mend it or remove it.
error-config-value = The setting “{ $setting }” is “{ $given }”, which is not allowed. Known settings: { $known }. Mend the settings file, the variable or the option.
